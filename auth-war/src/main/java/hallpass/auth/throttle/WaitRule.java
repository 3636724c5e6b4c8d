package hallpass.auth.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the next try has to wait.
 *
 * @param free how many failures cost no wait
 * @param first the wait after the last of these; each further failure doubles it
 * @param longest the wait never grows beyond it
 * @param forget one failure is forgotten each time so long has passed
 */
record WaitRule(int free, Duration first, Duration longest, Duration forget) {

    private static final int MAX_DOUBLINGS = 30;

    Duration waitAfter(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration wait = first.multipliedBy(1L << Math.min(failures - free, MAX_DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** @return how many of the failures are left by now */
    int left(int failures, Instant countedAt, Instant now) {
        long forgotten = Math.max(0, Duration.between(countedAt, now).toMillis()) / Math.max(1, forget.toMillis());
        return (int) Math.max(0, failures - forgotten);
    }

    /** @return when these failures say nothing any more */
    Instant forgottenAt(int failures, Instant countedAt) {
        Instant byCount = countedAt.plus(forget.multipliedBy(failures));
        Instant byWait = countedAt.plus(waitAfter(failures));
        return byCount.isAfter(byWait) ? byCount : byWait;
    }
}
