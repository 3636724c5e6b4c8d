package hallpass.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Measures the hash alone on all cores, with the authorization server's parameters. Sign-in is compared with it. */
final class BareArgon2 {

    private BareArgon2() {}

    /** @return hashes per second */
    static double perSecond(Duration time) throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        AtomicLong hashes = new AtomicLong();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        Thread[] threads = new Thread[cores];
        for (int i = 0; i < cores; i++) {
            threads[i] = new Thread(() -> {
                while (System.nanoTime() < end) {
                    hash();
                    hashes.incrementAndGet();
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return hashes.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static void hash() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(19_456)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(new byte[16])
                .build());
        generator.generateBytes("correct horse battery staple".getBytes(StandardCharsets.UTF_8), new byte[32]);
    }
}
