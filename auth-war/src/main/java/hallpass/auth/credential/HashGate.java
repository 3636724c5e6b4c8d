package hallpass.auth.credential;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets only as many password hashes run at once as there are processors, and only so many wait: each one costs a core
 * and 19 MiB, and an endless queue would answer people who have left long ago.
 */
@ApplicationScoped
class HashGate {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** How many at once; by default one a processor. */
    @Inject
    @Setting(name = "hallpass.password.hash.parallel")
    OptionalInt parallel;

    /** How many may wait. */
    @Inject
    @Setting(name = "hallpass.password.hash.waiting", defaultValue = "200")
    int waitingLimit;

    private final AtomicInteger present = new AtomicInteger();
    private Semaphore running = new Semaphore(0, true);
    private int limit;

    @PostConstruct
    void open() {
        int atOnce = Math.max(1, parallel.orElse(Runtime.getRuntime().availableProcessors()));
        running = new Semaphore(atOnce, true);
        limit = atOnce + Math.max(0, waitingLimit);
    }

    /**
     * @param afterWaiting called if others came first, and may throw: in the meantime the hash may have become idle
     * @throws ProblemException 503 if too many wait already
     */
    <T> T pass(Supplier<T> hash, Runnable afterWaiting) {
        if (present.incrementAndGet() > limit) {
            present.decrementAndGet();
            throw busy();
        }
        try {
            boolean waits = !running.tryAcquire(0, TimeUnit.SECONDS); // in turn
            if (waits) {
                running.acquire();
            }
            try {
                if (waits) {
                    afterWaiting.run();
                }
                return hash.get();
            } finally {
                running.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            present.decrementAndGet();
        }
    }

    boolean someoneWaits() {
        return running.hasQueuedThreads();
    }

    private static ProblemException busy() {
        return ProblemException.unavailable("Too many sign-ins at once. Try again shortly.", RETRY_AFTER);
    }
}
