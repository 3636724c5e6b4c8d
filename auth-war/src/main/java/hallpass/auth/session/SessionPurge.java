package hallpass.auth.session;

import hallpass.database.Migrated;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Removes what nobody can use any more, a while after the last access token of it has died. */
@ApplicationScoped
class SessionPurge {

    private static final Logger LOG = System.getLogger(SessionPurge.class.getName());
    private static final long EVERY_MINUTES = 10;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    DeadSessions deadSessions;

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
            deadSessions.remove();
        } catch (RuntimeException failure) { // the next one does it; a failure must not end the schedule
            LOG.log(
                    Level.WARNING,
                    "Dead sessions could not be removed this time: "
                            + failure.getClass().getName());
            LOG.log(Level.DEBUG, "Dead sessions could not be removed", failure);
        }
    }
}
