package hallpass.todo.change;

import hallpass.database.Migration;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Forgets old changes, once an hour. */
@ApplicationScoped
class ChangePurge {
    private static final Logger LOG = System.getLogger(ChangePurge.class.getName());

    @Inject
    ChangeLog log;

    @Inject
    Migration migration;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private @Nullable ScheduledFuture<?> purging;

    void start(@Observes Startup startup) {
        purging = scheduler.scheduleWithFixedDelay(this::purge, 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes Shutdown shutdown) {
        if (purging != null) {
            purging.cancel(false);
        }
    }

    private void purge() {
        try {
            if (migration.done()) {
                log.purge();
            }
        } catch (RuntimeException e) { // a schedule that throws once would end
            LOG.log(Level.WARNING, "Old changes stay until the next hour", e);
        }
    }
}
