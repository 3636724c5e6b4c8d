package hallpass.resource.status;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of one list's fetches. It is used under its own lock. */
final class Fetching {

    /** If a fetch takes longer, it may go on, but the next one does not wait for it. */
    private static final Duration HUNG = Duration.ofMillis(600);

    @Nullable
    Instant since;

    @Nullable
    String tag;

    int failures;

    @Nullable
    Instant missingSince;

    String trouble = "";

    /** One fetch at a time, but one that hangs must not keep the next one waiting. */
    boolean begins(Instant now) {
        if (since != null && now.isBefore(since.plus(HUNG))) {
            return false;
        }
        since = now;
        return true;
    }
}
