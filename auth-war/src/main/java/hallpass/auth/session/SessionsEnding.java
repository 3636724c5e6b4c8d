package hallpass.auth.session;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of a user end now. It is observed in the same transaction, before the sessions are locked.
 *
 * @param kept the session that goes on; null for none
 * @param actor who ends them, if that is known
 */
public record SessionsEnding(
        UUID user,
        @Nullable UUID kept,
        EndReason reason,
        @Nullable UUID actor) {}
