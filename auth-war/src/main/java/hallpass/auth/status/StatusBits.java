package hallpass.auth.status;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** One list in memory: a bit for each place, set if it ended. Read without a lock, changed under one. */
final class StatusBits {

    private final AtomicLongArray words = new AtomicLongArray(StatusIndex.LIST_SIZE / Long.SIZE);
    private final AtomicLong version = new AtomicLong();

    boolean get(int index) {
        return (words.get(index / Long.SIZE) >>> (index % Long.SIZE) & 1) != 0;
    }

    /** @return whether that was new */
    boolean set(int index) {
        long bit = 1L << (index % Long.SIZE);
        boolean changed = (words.getAndAccumulate(index / Long.SIZE, bit, (word, added) -> word | added) & bit) == 0;
        if (changed) {
            version.incrementAndGet();
        }
        return changed;
    }

    /** @return a number that rises with every change */
    long version() {
        return version.get();
    }

    boolean sameAs(StatusBits other) {
        for (int i = 0; i < words.length(); i++) {
            if (words.get(i) != other.words.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** @return the list as the draft has it: the first place is the lowest bit of the first byte */
    byte[] toBytes() {
        byte[] bytes = new byte[StatusIndex.LIST_SIZE / Byte.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words.get(i / Long.BYTES) >>> (i % Long.BYTES * Byte.SIZE));
        }
        return bytes;
    }
}
