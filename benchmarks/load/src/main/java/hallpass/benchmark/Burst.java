package hallpass.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends many sign-ins at the same moment and measures other requests meanwhile. */
final class Burst {

    /**
     * @param signedIn number of sign-ins that were answered 200
     * @param turnedAway number of sign-ins that were answered 503
     * @param others figures of the other requests, in the order given
     */
    record Outcome(int signedIn, int turnedAway, int failed, double seconds, List<Figures> others) {}

    private Burst() {}

    static Outcome of(Target target, int size, Request signIn, List<Request> others)
            throws InterruptedException, IOException {
        ExecutorService threads = Executors.newFixedThreadPool(size + others.size());
        try {
            long start = System.nanoTime();
            List<Future<Figures>> beside = new ArrayList<>();
            for (Request other : others) {
                beside.add(threads.submit(
                        () -> Load.run(target, 1, Duration.ofSeconds(5), 200, (connection, number, answer) -> other)));
            }
            List<Callable<Integer>> burst = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                burst.add(() -> {
                    try (Connection http = new Connection(target.port())) {
                        return http.send(signIn).status();
                    }
                });
            }
            int signedIn = 0;
            int turnedAway = 0;
            for (Future<Integer> status : threads.invokeAll(burst)) {
                signedIn += status.get() == 200 ? 1 : 0;
                turnedAway += status.get() == 503 ? 1 : 0;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            List<Figures> figures = new ArrayList<>();
            for (Future<Figures> each : beside) {
                figures.add(each.get());
            }
            return new Outcome(signedIn, turnedAway, size - signedIn - turnedAway, seconds, figures);
        } catch (ExecutionException failed) {
            throw new IOException("A connection failed", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
