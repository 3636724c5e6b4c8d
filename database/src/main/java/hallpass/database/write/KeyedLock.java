package hallpass.database.write;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Lets requests with an equal key on this server go one after the other, so that the second one finds what the first
 * one created. This spares the database and its log a failure. Between two servers the unique constraint decides.
 */
public final class KeyedLock {
    private static final int LANES = 64;

    private final Lock[] lanes =
            IntStream.range(0, LANES).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);

    public <T> T run(Object key, Supplier<T> work) {
        Lock lane = lanes[Math.floorMod(key.hashCode(), LANES)];
        lane.lock();
        try {
            return work.get();
        } finally {
            lane.unlock();
        }
    }
}
