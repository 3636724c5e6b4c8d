package hallpass.auth.dynamic;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.secret.Secret;
import hallpass.database.Housekeeping;
import hallpass.database.InstantColumn;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The initial access tokens in the database: only their hashes. */
@ApplicationScoped
class RegistrationTokens {

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    SecurityEvents events;

    @Inject
    Housekeeping housekeeping;

    @Inject
    Clock clock;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "initial access tokens", this::removeExpired);
    }

    RegistrationToken add(NewRegistrationToken asked, Secret token, Object admin) {
        RegistrationToken added = new RegistrationToken(Ids.next(), token, asked, admin, InstantColumn.now(clock));
        em.persist(added);
        em.flush();
        events.record(SecurityEvent.success(EventType.CLIENT_REGISTRATION_TOKEN_CREATED)
                .by(admin)
                .to(added.id()));
        return added;
    }

    /** @param after the id that the page before ended with */
    List<RegistrationToken> page(UUID after, int limit) {
        return transaction.run(() -> em.createQuery(
                        "select t from RegistrationToken t where t.id > :after and t.expiresAt > :now order by t.id",
                        RegistrationToken.class)
                .setParameter("after", after)
                .setParameter("now", clock.instant())
                .setMaxResults(limit)
                .getResultList());
    }

    /** Takes one use of a token, in the transaction that is there. @return its id; empty if it is good for nothing */
    Optional<UUID> use(Secret presented) {
        transaction.require();
        Instant now = InstantColumn.now(clock);
        return em
                .createQuery("select t from RegistrationToken t where t.hash = :hash", RegistrationToken.class)
                .setParameter("hash", presented.hash())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .filter(token -> token.use(now))
                .map(RegistrationToken::id)
                .findFirst();
    }

    /** @return whether it would be taken just now */
    boolean isGood(Secret presented) {
        return transaction.run(() -> !em.createQuery(
                        "select t.id from RegistrationToken t"
                                + " where t.hash = :hash and t.usesLeft > 0 and t.expiresAt > :now",
                        UUID.class)
                .setParameter("hash", presented.hash())
                .setParameter("now", clock.instant())
                .getResultList()
                .isEmpty());
    }

    /** @return whether there was one */
    boolean remove(UUID id, Object admin) {
        RegistrationToken token = em.find(RegistrationToken.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (token == null) {
            return false;
        }
        em.remove(token);
        events.record(SecurityEvent.success(EventType.CLIENT_REGISTRATION_TOKEN_REMOVED)
                .by(admin)
                .to(id));
        return true;
    }

    private void removeExpired() {
        transaction.run(
                () -> em.createQuery("delete from RegistrationToken t where t.expiresAt < :now or t.usesLeft = 0")
                        .setParameter("now", clock.instant())
                        .executeUpdate());
    }
}
