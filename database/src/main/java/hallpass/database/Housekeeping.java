package hallpass.database;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Regularly removes rows that nobody can use any more. To be begun by an observer of
 * {@link Migrated}, also more than once; it ends with the application.
 */
@ApplicationScoped
public class Housekeeping {

    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    /** A start is busy enough without it. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    ServiceDatabase database;

    private final Map<String, ScheduledFuture<?>> running = new ConcurrentHashMap<>();

    /**
     * @param what is removed, for the log: "dead sessions"
     * @param pause between the end of one round and the begin of the next. The first round begins after a minute, or
     *     sooner if the pause is shorter
     */
    public void every(Duration pause, String what, Runnable removal) {
        Duration first = pause.compareTo(FIRST) < 0 ? pause : FIRST;
        running.computeIfAbsent(
                what,
                any -> scheduler.scheduleWithFixedDelay(
                        () -> round(what, removal), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    @PreDestroy
    void end() {
        running.values().forEach(each -> each.cancel(false));
    }

    private void round(String what, Runnable removal) {
        try {
            removal.run();
        } catch (RuntimeException failure) { // the next round does it; a failure must not end the schedule
            LOG.log(
                    Level.WARNING,
                    "In the database of {0} {1} could not be removed this time: {2}",
                    database.service(),
                    what,
                    failure.getClass().getName());
            LOG.log(Level.DEBUG, "Could not be removed: " + what, failure);
        }
    }
}
