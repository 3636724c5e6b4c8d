package hallpass.auth.session;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Removes sessions that ended or expired, and tokens that have long expired. */
@ApplicationScoped
class DeadSessions {

    /** Longer than any access token lives. */
    private static final Duration KEPT = Duration.ofDays(1);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    SessionLifetimes lifetimes;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "dead sessions", this::remove);
    }

    /** @return how many sessions were removed; their tokens go with them */
    private int remove() {
        return transaction.run(() -> {
            Instant before = clock.instant().minus(KEPT);
            em.createQuery("delete from RefreshToken t where t.expiresAt < :before")
                    .setParameter("before", before)
                    .executeUpdate();
            return em.createQuery("delete from Session s where s.expiresAt < :before or s.endedAt < :before"
                            + " or s.lastUsedAt < :idle")
                    .setParameter("before", before)
                    .setParameter("idle", before.minus(lifetimes.idle()))
                    .executeUpdate();
        });
    }
}
