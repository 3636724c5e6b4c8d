package hallpass.auth.audit;

import hallpass.database.Migrated;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Removes events that are older than the operator keeps them, a thousand at a time: the table stays open for writing. */
@ApplicationScoped
class AuditPurge {

    private static final Logger LOG = System.getLogger(AuditPurge.class.getName());
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofHours(1);

    /** At most so many chunks in a row; the rest has time until the next round. */
    private static final int CHUNKS = 200;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    AuditTrail trail;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.audit.retention", defaultValue = "P365D")
    Duration retention;

    private @Nullable ScheduledFuture<?> purging;

    void begin(@Observes Migrated migrated) {
        if (purging == null) {
            long millis = interval(retention).toMillis();
            purging = scheduler.scheduleWithFixedDelay(this::purge, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void end() {
        if (purging != null) {
            purging.cancel(false);
        }
    }

    /** Often enough that an event outlives its time by a twentieth at most, but by an hour where it is kept for long. */
    static Duration interval(Duration retention) {
        Duration part = retention.dividedBy(20);
        if (part.compareTo(OFTEN) < 0) {
            return OFTEN;
        }
        return part.compareTo(SELDOM) > 0 ? SELDOM : part;
    }

    private void purge() {
        try {
            for (int i = 0; i < CHUNKS; i++) {
                if (trail.removeOldest(clock.instant().minus(retention)) < AuditTrail.CHUNK) {
                    return;
                }
            }
        } catch (RuntimeException failure) { // the next one does it; a failure must not end the schedule
            LOG.log(
                    Level.WARNING,
                    "Old security events could not be removed this time: "
                            + failure.getClass().getName());
            LOG.log(Level.DEBUG, "Old security events could not be removed", failure);
        }
    }
}
