package hallpass.system.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until the answer is the one waited for, or a deadline has passed. */
public final class Eventually {

    private static final long PAUSE_MILLIS = 100;

    private Eventually() {}

    public static <T> T eventually(Duration within, Supplier<T> question, Predicate<T> good) {
        Instant deadline = Instant.now().plus(within);
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
            pause();
        } while (Instant.now().isBefore(deadline));
        throw new AssertionError("not within " + within + "; the last answer: " + last);
    }

    /** Only how often it is asked, never how long something is expected to take. */
    private static void pause() {
        try {
            new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while waiting", stopped);
        }
    }
}
