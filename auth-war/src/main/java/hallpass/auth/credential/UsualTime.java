package hallpass.auth.credential;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How long a hash of the configured parameters has taken lately on this machine. */
final class UsualTime {

    private static final int SHARE_OF_NEWEST = 8; // one eighth

    private final LongSupplier nanos;
    private final AtomicLong usual = new AtomicLong();

    /** @param nanos as {@link System#nanoTime} counts them */
    UsualTime(LongSupplier nanos) {
        this.nanos = nanos;
    }

    <T> T measured(Supplier<T> hash) {
        long begun = nanos.getAsLong();
        T result = hash.get();
        long taken = nanos.getAsLong() - begun;
        usual.updateAndGet(former -> former == 0 ? taken : former + (taken - former) / SHARE_OF_NEWEST);
        return result;
    }

    /** @return the part of that time that is left after the work, from 0 to 1; 1 as long as nothing was measured */
    double leftAfter(Runnable work) {
        long begun = nanos.getAsLong();
        work.run();
        long taken = nanos.getAsLong() - begun;
        long whole = usual.get();
        return whole == 0 ? 1 : Math.max(0, 1 - (double) taken / whole);
    }
}
