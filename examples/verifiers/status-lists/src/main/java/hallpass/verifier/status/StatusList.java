package hallpass.verifier.status;

import java.time.Instant;
import java.util.BitSet;

/**
 * A verified status list; immutable.
 *
 * @param issuedAt what had ended by then is in it
 * @param ended a bit for each place, set if its session has ended
 * @param places how many there are; the bits after the last one set are there too
 * @param tag to ask with next time; empty if there is none
 */
record StatusList(Instant issuedAt, BitSet ended, int places, String tag) {

    /** It has no places, so no token of it is good. */
    static final StatusList NEVER_READ = new StatusList(Instant.MIN, new BitSet(), 0, "");

    boolean isLive(long place) {
        return place >= 0 && place < places && !ended.get((int) place);
    }
}
