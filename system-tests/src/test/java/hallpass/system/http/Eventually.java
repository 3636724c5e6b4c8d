package hallpass.system.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until the answer is good or the deadline has passed. */
public final class Eventually {

    private static final long SHORTEST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 300;

    private Eventually() {}

    public static <T> T eventually(Duration within, Supplier<T> question, Predicate<T> good) {
        Instant begin = Instant.now();
        Instant deadline = begin.plus(within);
        Object last = null;
        do {
            try {
                T answer = question.get();
                if (good.test(answer)) {
                    return answer;
                }
                last = answer;
            } catch (RuntimeException noAnswer) {
                last = noAnswer;
            }
            pause(Duration.between(begin, Instant.now()));
        } while (Instant.now().isBefore(deadline));
        throw new AssertionError("not within " + within + "; the last answer: " + last);
    }

    /**
     * The pause grows with the time waited. A fast answer is seen at once, and a long wait leaves the processor to the
     * server that is waited for.
     */
    private static void pause(Duration waited) {
        long millis = Math.max(SHORTEST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, waited.toMillis() / 10));
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while waiting", stopped);
        }
    }
}
