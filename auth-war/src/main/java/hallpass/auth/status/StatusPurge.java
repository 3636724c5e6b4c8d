package hallpass.auth.status;

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

/** Frees the places whose last access token has died long ago. */
@ApplicationScoped
class StatusPurge {

    private static final Logger LOG = System.getLogger(StatusPurge.class.getName());
    private static final long EVERY_MINUTES = 10;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    StatusRows rows;

    private @Nullable ScheduledFuture<?> purging;

    void begin(@Observes Migrated migrated) {
        if (purging == null) {
            purging = scheduler.scheduleWithFixedDelay(this::purge, 2, EVERY_MINUTES, TimeUnit.MINUTES);
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
            rows.release();
        } catch (RuntimeException failure) { // the next one does it; a failure must not end the schedule
            LOG.log(Level.WARNING, "Places in status lists could not be freed this time: " + failure);
        }
    }
}
