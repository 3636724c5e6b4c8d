package hallpass.database.write;

import hallpass.database.InstantColumn;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The store of answered requests; forgets them after a day. */
@ApplicationScoped
class IdempotencyKeys {
    private static final Logger LOG = System.getLogger(IdempotencyKeys.class.getName());
    private static final Duration KEPT = Duration.ofHours(24);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Transaction transaction;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private @Nullable ScheduledFuture<?> purging;

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

    void start(@Observes Startup startup) {
        purging = scheduler.scheduleWithFixedDelay(this::purge, 1, 1, TimeUnit.HOURS);
    }

    void stop(@Observes Shutdown shutdown) {
        if (purging != null) {
            purging.cancel(false);
        }
    }

    private void purge() {
        try {
            int purged = transaction.run(() -> em.createQuery("delete from IdempotencyKey k where k.createdAt < :limit")
                    .setParameter("limit", limit())
                    .executeUpdate());
            LOG.log(Level.DEBUG, "Forgot {0} idempotency keys", purged);
        } catch (RuntimeException e) { // a schedule that throws once would end
            LOG.log(Level.WARNING, "Expired idempotency keys stay until the next hour", e);
        }
    }

    private Instant limit() {
        return clock.instant().minus(KEPT);
    }
}
