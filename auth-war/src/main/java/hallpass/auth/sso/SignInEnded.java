package hallpass.auth.sso;

import java.util.UUID;

/**
 * A browser's sign-in is over, and so are the sessions that came of it: a CDI event, fired in the transaction of the
 * change. The applications of those sessions have to be told.
 */
public record SignInEnded(UUID signIn, UUID user) {}
