package hallpass.auth.logout;

import hallpass.auth.client.ServiceClient;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the logout endpoint is asked for.
 *
 * @param client who asks; null if it is not known
 * @param hint whose sign-in is to end; null if the request does not prove it
 * @param next where the user is to go on, with the client's {@code state}: an address that the client registered; null
 *     for nowhere
 * @param parameters as they were sent, to be sent once more when the user has been asked
 */
record LogoutRequest(
        @Nullable ServiceClient client,
        @Nullable IdTokenHint hint,
        @Nullable URI next,
        Map<String, String> parameters) {

    /** Whether it names an address that the client did not register. */
    boolean misdirected() {
        return next == null && parameters.containsKey(LogoutRequests.NEXT);
    }
}
