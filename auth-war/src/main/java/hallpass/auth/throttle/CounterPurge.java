package hallpass.auth.throttle;

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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps the table of counters small. */
@ApplicationScoped
class CounterPurge {

    private static final Logger LOG = System.getLogger(CounterPurge.class.getName());
    private static final long EVERY_MINUTES = 5;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Counters counters;

    @Inject
    Clock clock;

    private @Nullable ScheduledFuture<?> purging;

    void begin(@Observes Migrated migrated) {
        if (purging == null) {
            purging = scheduler.scheduleWithFixedDelay(this::purge, 1, EVERY_MINUTES, TimeUnit.MINUTES);
        }
    }

    @PreDestroy
    void end() {
        if (purging != null) {
            purging.cancel(false);
        }
    }

    private void purge() {
        try {
            counters.purge(clock.instant());
        } catch (RuntimeException failure) { // the next one does it; a failure must not end the schedule
            LOG.log(Level.DEBUG, "Old counters could not be removed this time", failure);
        }
    }
}
