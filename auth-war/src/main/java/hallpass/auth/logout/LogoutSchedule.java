package hallpass.auth.logout;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends waiting notices, each client's by itself: one that does not answer holds up its own and nobody else's. A client
 * is told by one thread of a replica at a time, and left alone for a while after a failure.
 */
@ApplicationScoped
class LogoutSchedule {

    private static final Logger LOG = System.getLogger(LogoutSchedule.class.getName());
    private static final long EVERY_MILLIS = 500;
    private static final Duration REST = Duration.ofSeconds(4);

    /** So many clients are told at once; fewer than the calls that may go on in all. */
    private static final int MOST_CLIENTS = 8;

    private static final int MOST_LOOKED_AT = 200;
    private static final int BATCH = 50;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    LogoutNotices notices;

    @Inject
    BackChannel backChannel;

    @Inject
    Housekeeping housekeeping;

    /** By client when it may be told something again, in the nanoseconds of this JVM; guarded by itself. */
    private final Map<String, Long> busyUntil = new HashMap<>();

    private int running; // guarded by busyUntil

    private @Nullable ScheduledFuture<?> rounds;

    void begin(@Observes Migrated migrated) {
        if (rounds == null) {
            rounds = scheduler.scheduleWithFixedDelay(
                    this::safeRound, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            housekeeping.every(Duration.ofMinutes(10), "logout notices", notices::removeOld);
        }
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }

    private void safeRound() {
        try {
            notices.clientsWaiting(MOST_LOOKED_AT).stream().filter(this::take).forEach(this::start);
        } catch (RuntimeException failure) { // the next one does it; a failure must not end the schedule
            LOG.log(Level.DEBUG, "Logout notices wait for the next round", failure);
        }
    }

    /** @return whether the client is free, and there is a thread for it */
    private boolean take(String client) {
        synchronized (busyUntil) {
            long now = System.nanoTime();
            Long until = busyUntil.get(client);
            if (running >= MOST_CLIENTS || (until != null && until - now > 0)) {
                return false;
            }
            busyUntil.values().removeIf(end -> end - now <= 0);
            busyUntil.put(client, now + Duration.ofDays(1).toNanos());
            running++;
            return true;
        }
    }

    private void release(String client, boolean answered) {
        synchronized (busyUntil) {
            running--;
            if (answered) {
                busyUntil.remove(client);
            } else {
                busyUntil.put(client, System.nanoTime() + REST.toNanos());
            }
        }
    }

    private void start(String client) {
        try {
            scheduler.execute(() -> tell(client));
        } catch (RejectedExecutionException ending) {
            release(client, false);
        }
    }

    private void tell(String client) {
        boolean answered = false;
        try {
            answered = told(client);
        } catch (RuntimeException failure) { // the database or the keys are away: after the lease it is tried again
            LOG.log(Level.DEBUG, "Logout notices wait for a later round", failure);
        } finally {
            release(client, answered);
        }
    }

    private boolean told(String client) {
        for (UUID id : notices.due(client, BATCH)) {
            if (!backChannel.send(id)) {
                return false;
            }
        }
        return true;
    }
}
