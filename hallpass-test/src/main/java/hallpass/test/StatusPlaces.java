package hallpass.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** The status list of the issuer (Token Status List): one bit for each session, set when the session has ended. */
final class StatusPlaces {

    /** Ended from the start: a service need not read the list again to know it. */
    static final int ENDED = 0;

    private static final int PLACES = 1 << 17;

    private final byte[] bits = new byte[PLACES / 8];
    private final Map<String, Integer> places = new HashMap<>();

    StatusPlaces() {
        end(ENDED);
    }

    /** @return the place of a session, given out when it is asked for first */
    synchronized int of(String session) {
        int place = places.computeIfAbsent(session, any -> places.size() + 1);
        if (place >= PLACES) {
            throw new IllegalStateException("There are no more than " + (PLACES - 1) + " sessions.");
        }
        return place;
    }

    synchronized void end(int place) {
        bits[place / 8] |= (byte) (1 << place % 8);
    }

    synchronized boolean hasEnded(String session) {
        int place = of(session);
        return (bits[place / 8] >> place % 8 & 1) == 1;
    }

    /** @return the list as its token has it: zlib, then base64url */
    synchronized String packed() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it writes to memory
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }
}
