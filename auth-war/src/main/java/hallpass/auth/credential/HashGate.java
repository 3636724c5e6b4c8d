package hallpass.auth.credential;

import hallpass.auth.queue.HashQueue;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets only as many password hashes run at once as there are processors: each one costs a core and 19 MiB. A few more
 * wait here with their thread; the strangers' requests wait before, in the {@link HashQueue}.
 */
@ApplicationScoped
class HashGate {

    private static final int MOST_WAITING = 8;

    /** How many at once; by default one a processor. */
    @Inject
    @Setting(name = "hallpass.password.hash.parallel")
    OptionalInt parallel;

    private final AtomicInteger present = new AtomicInteger();
    private Semaphore running = new Semaphore(0, true);
    private int atOnce;
    private int limit;

    @PostConstruct
    void open() {
        open(HashQueue.atOnce(parallel), MOST_WAITING);
    }

    void open(int most, int waiting) {
        running = new Semaphore(most, true);
        atOnce = most;
        limit = most + waiting;
    }

    /**
     * @param weight as many hashes of ours take the same memory: it takes their places, at most all of them
     * @param afterWaiting called before the hash, if it had to wait; it throws if the hash is not wanted any more
     * @throws ProblemException 503 if too many wait already
     */
    <T> T pass(int weight, Supplier<T> hash, Runnable afterWaiting) {
        int places = Math.min(weight, atOnce);
        if (present.incrementAndGet() > limit) {
            present.decrementAndGet();
            throw HashQueue.busy();
        }
        try {
            boolean waits = !running.tryAcquire(places, 0, TimeUnit.SECONDS); // in turn
            if (waits) {
                running.acquire(places);
            }
            try {
                if (waits) {
                    afterWaiting.run();
                }
                return hash.get();
            } finally {
                running.release(places);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw HashQueue.busy();
        } finally {
            present.decrementAndGet();
        }
    }

    boolean someoneWaits() {
        return running.hasQueuedThreads();
    }
}
