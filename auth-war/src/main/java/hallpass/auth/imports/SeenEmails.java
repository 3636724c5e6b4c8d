package hallpass.auth.imports;

import hallpass.auth.secret.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The addresses of a file that were read already, by 64 bits of their SHA-256: 16 MiB for a million of them, where the
 * texts would take a hundred. That two different ones of a million are taken for one has a chance of 1 in 30 million.
 */
final class SeenEmails {

    private static final int FIRST_SIZE = 1 << 10; // a power of two

    private long[] slots = new long[FIRST_SIZE]; // open addressing; 0 is free
    private int count;

    /** @return whether it was not there */
    boolean add(String folded) {
        long key = ByteBuffer.wrap(Sha256.of(folded.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        long used = key == 0 ? 1 : key;
        int slot = slot(used);
        if (slots[slot] == used) {
            return false;
        }
        slots[slot] = used;
        count++;
        if (count > slots.length / 2) {
            grow();
        }
        return true;
    }

    /** @return where it is, or where it belongs */
    private int slot(long key) {
        int slot = (int) key & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != key) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] former = slots;
        slots = new long[former.length * 2];
        Arrays.stream(former).filter(key -> key != 0).forEach(key -> slots[slot(key)] = key);
    }
}
