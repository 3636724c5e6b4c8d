package hallpass.auth.session;

import hallpass.auth.secret.Secret;
import hallpass.auth.user.User;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The result of a sign-in or a refresh.
 *
 * @param refreshToken the one token that the session can be refreshed with next; null if the client gets none
 * @param lifetime how long that token lives when it is not used, which is never longer than the session
 */
public record SignedIn(User user, Session session, @Nullable Secret refreshToken, Duration lifetime) {}
