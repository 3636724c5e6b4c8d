package hallpass.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sessions that ended or expired, and tokens that are too old to be told from unknown ones. */
@ApplicationScoped
class DeadSessions {

    /** Longer than any access token lives. */
    private static final Duration KEPT = Duration.ofDays(1);

    @PersistenceContext(unitName = "auth")
    EntityManager database;

    @Inject
    SessionLifetimes lifetimes;

    @Inject
    Clock clock;

    /** @return how many sessions were removed; their tokens go with them */
    @Transactional
    int remove() {
        Instant before = clock.instant().minus(KEPT);
        database.createQuery("delete from RefreshToken t where t.expiresAt < :before")
                .setParameter("before", before)
                .executeUpdate();
        return database.createQuery(
                        "delete from Session s where s.expiresAt < :before or s.endedAt < :before or s.lastUsedAt < :idle")
                .setParameter("before", before)
                .setParameter("idle", before.minus(lifetimes.idle()))
                .executeUpdate();
    }
}
