package hallpass.database.write;

import hallpass.database.Housekeeping;
import hallpass.database.InstantColumn;
import hallpass.database.Migrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The store of answered requests; forgets them after a day. */
@ApplicationScoped
class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofHours(24);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Transaction transaction;

    @Inject
    Housekeeping housekeeping;

    Optional<IdempotencyKey> find(IdempotencyKey.Key id) {
        return Optional.ofNullable(em.find(IdempotencyKey.class, id)).filter(found -> !found.isBefore(limit()));
    }

    /** Keeps the answer, in the transaction that is there. */
    void keep(IdempotencyKey.Key id, String hash, Answer answer) {
        IdempotencyKey expired = em.find(IdempotencyKey.class, id);
        if (expired != null && expired.isBefore(limit())) {
            em.remove(expired);
            em.flush(); // JPA would insert before it deletes
        }
        em.persist(new IdempotencyKey(id, hash, answer, InstantColumn.now(clock)));
        em.flush(); // now, so that a lost race is seen here
    }

    void forget(UUID user) {
        em.createQuery("delete from IdempotencyKey k where k.userId = :user")
                .setParameter("user", user)
                .executeUpdate();
    }

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofHours(1), "old idempotency keys", this::purge);
    }

    private void purge() {
        transaction.run(() -> em.createQuery("delete from IdempotencyKey k where k.createdAt < :limit")
                .setParameter("limit", limit())
                .executeUpdate());
    }

    private Instant limit() {
        return clock.instant().minus(KEPT);
    }
}
