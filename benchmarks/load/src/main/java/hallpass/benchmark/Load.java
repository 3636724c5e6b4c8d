package hallpass.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Keeps some connections busy for a time. Each sends its next request when it has the last answer. */
final class Load {

    /** Gives each connection its next request. {@code answer} is the answer to the last one, empty at first. */
    interface Script {
        Request next(int connection, long number, String answer);
    }

    private Load() {}

    /**
     * @param expected the status of a good answer; every other status is an error
     * @return the figures of one run
     */
    static Figures run(Target target, int connections, Duration time, int expected, Script script)
            throws InterruptedException, IOException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            double cpuBefore = target.cpuMillis();
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Callable<long[]>> work = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int connection = i;
                work.add(() -> drive(target.port(), connection, end, expected, script));
            }
            List<long[]> latencies = new ArrayList<>();
            for (Future<long[]> done : threads.invokeAll(work)) {
                latencies.add(done.get());
            }
            return Figures.of(latencies, System.nanoTime() - start, target.cpuMillis() - cpuBefore);
        } catch (ExecutionException failed) {
            throw new IOException("A connection failed", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** @return nanoseconds of each answer, negative if its status was not the expected one */
    private static long[] drive(int port, int connection, long end, int expected, Script script) throws IOException {
        long[] latencies = new long[1024];
        int count = 0;
        String answer = "";
        try (Connection http = new Connection(port)) {
            while (System.nanoTime() < end) {
                Request request = script.next(connection, count, answer);
                long sent = System.nanoTime();
                Connection.Answer got = http.send(request);
                long took = System.nanoTime() - sent;
                answer = got.body();
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, count * 2);
                }
                latencies[count++] = got.status() == expected ? took : -took;
            }
        }
        return Arrays.copyOf(latencies, count);
    }
}
