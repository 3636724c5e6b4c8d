package hallpass.auth.client;

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

/** Forgets service clients' tokens after they have expired. */
@ApplicationScoped
class ServiceTokenPurge {

    private static final Logger LOG = System.getLogger(ServiceTokenPurge.class.getName());
    private static final long EVERY_MINUTES = 10;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    ServiceTokens tokens;

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
            tokens.removeExpired();
        } catch (RuntimeException failure) { // the next one does it; a failure must not end the schedule
            LOG.log(
                    Level.WARNING,
                    "Expired tokens could not be removed this time: "
                            + failure.getClass().getName());
            LOG.log(Level.DEBUG, "Expired tokens could not be removed", failure);
        }
    }
}
