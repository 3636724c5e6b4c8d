package hallpass.resource.status;

import java.time.Instant;
import java.util.Arrays;

/**
 * A status list of the issuer, verified and unpacked; immutable, to be read by all threads without a lock.
 *
 * @param uri its name
 * @param jws as it was signed
 * @param keyId of the key that signed it
 * @param issuedAt what had ended by then is in it
 * @param width bits for each place: 1, 2, 4 or 8
 * @param bits the places, the first in the lowest bits of the first byte
 */
record StatusList(String uri, String jws, String keyId, Instant issuedAt, int width, byte[] bits) {

    /** @return the status of a place: 0 is valid, everything else is not; negative if there is no such place */
    int status(long index) {
        int each = Byte.SIZE / width;
        if (index < 0 || index >= (long) bits.length * each) {
            return -1;
        }
        return bits[(int) (index / each)] >>> (index % each * width) & (1 << width) - 1;
    }

    boolean saysTheSameAs(StatusList other) {
        return width == other.width && Arrays.equals(bits, other.bits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatusList list && jws.equals(list.jws);
    }

    @Override
    public int hashCode() {
        return jws.hashCode();
    }

    @Override
    public String toString() {
        return "StatusList[" + uri + ", " + issuedAt + "]";
    }
}
