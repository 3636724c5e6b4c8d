package hallpass.auth.grant;

import hallpass.auth.token.CallingClient;
import hallpass.auth.token.Form;
import org.jspecify.annotations.Nullable;

/**
 * A request to the token endpoint.
 *
 * @param client has authenticated already, or is the public one
 * @param userAgent for the user to recognise the session
 */
public record TokenRequest(
        Form form, CallingClient client, @Nullable String userAgent) {}
