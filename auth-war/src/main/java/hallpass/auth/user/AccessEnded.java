package hallpass.auth.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From now on the user's sessions are over: a CDI event, fired in the transaction of the change.
 *
 * @param keptSession the one session that goes on; null for none
 */
public record AccessEnded(UUID user, @Nullable UUID keptSession, Reason reason) {

    /** Why. */
    public enum Reason {
        PASSWORD_CHANGED,
        USER_DISABLED,
        USER_DELETED
    }
}
