package hallpass.auth.sso;

import jakarta.ws.rs.core.NewCookie;
import java.util.UUID;

/**
 * A sign-in that has begun.
 *
 * @param cookie for the browser
 */
public record BegunSignIn(UUID id, NewCookie cookie) {}
