package hallpass.auth.status;

import hallpass.database.Migrated;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Places reserved ahead in the database, so that a sign-in finds one without looking: in its own transaction it could
 * not try again after it had picked the same one as another replica.
 */
@ApplicationScoped
class IndexPool {

    private static final Logger LOG = System.getLogger(IndexPool.class.getName());
    private static final int SIZE = 512;
    private static final int LOW = 256;
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private record Place(long id, Instant usableUntil) {}

    private final Queue<Place> places = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private @Nullable CompletableFuture<?> refill;

    @Resource
    ManagedExecutorService executor;

    @Inject
    StatusRows rows;

    @Inject
    Clock clock;

    void begin(@Observes Migrated migrated) {
        if (size.get() < LOW) {
            fill();
        }
    }

    /** @throws ProblemException 503 if the database gives none */
    long take() {
        Place place = poll();
        if (size.get() < LOW) {
            CompletableFuture<?> filling = refill();
            if (place == null) {
                await(filling);
                place = poll();
            }
        }
        if (place == null) {
            throw unavailable();
        }
        return place.id();
    }

    private @Nullable Place poll() {
        Instant now = clock.instant();
        for (Place place = places.poll(); place != null; place = places.poll()) {
            size.decrementAndGet();
            if (now.isBefore(place.usableUntil())) {
                return place;
            }
        }
        return null;
    }

    private synchronized CompletableFuture<?> refill() {
        if (refill == null || refill.isDone()) {
            refill = executor.runAsync(this::fill);
        }
        return refill;
    }

    private void fill() {
        for (int attempt = 1; ; attempt++) {
            try {
                Instant usableUntil = clock.instant().plus(StatusRows.RESERVED).minus(StatusRows.RESERVED.dividedBy(2));
                for (long id : rows.reserve(SIZE - size.get())) {
                    places.add(new Place(id, usableUntil));
                    size.incrementAndGet();
                }
                return;
            } catch (PersistenceException failed) { // another replica took one of them, or the database is away
                if (attempt == ATTEMPTS) {
                    LOG.log(Level.WARNING, "No places in status lists can be reserved: " + failed);
                    throw failed;
                }
            }
        }
    }

    private static void await(CompletableFuture<?> filling) {
        try {
            filling.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (ExecutionException | TimeoutException failed) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return ProblemException.unavailable("No session can begin just now. Try again shortly.", Duration.ofSeconds(2));
    }
}
