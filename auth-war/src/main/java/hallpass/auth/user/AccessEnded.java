package hallpass.auth.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From now on the user's sessions are over: a CDI event, fired in the transaction of the change.
 *
 * @param keptSession the one session that goes on; null for none
 * @param actor who did it; null for somebody with a link that was mailed to the user
 */
public record AccessEnded(
        UUID user,
        @Nullable UUID keptSession,
        Reason reason,
        @Nullable UUID actor) {

    /** The reasons. */
    public enum Reason {
        PASSWORD_CHANGED,
        PASSWORD_RESET,
        USER_DISABLED,
        USER_DELETED
    }
}
