package hallpass.resource.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The WWW-Authenticate header of a 401 (RFC 6750 section 3). It names an error only if a token was sent. */
final class Challenge {

    private static final String PLAIN = "Bearer realm=\"hallpass\"";
    private static final String BAD_TOKEN = PLAIN + ", error=\"invalid_token\"";

    /** RFC 9470 section 3. */
    private static final String STEP_UP = "insufficient_user_authentication";

    private Challenge() {}

    static void on(HttpServletRequest request, HttpServletResponse response) {
        String given = response.getHeader("WWW-Authenticate");
        if (given != null && (given.startsWith("Basic") || given.contains(STEP_UP))) {
            return; // a client that failed to authenticate at an OAuth endpoint (RFC 6749 section 5.2), or a step-up
        }
        response.setHeader("WWW-Authenticate", request.getHeader("Authorization") == null ? PLAIN : BAD_TOKEN);
    }
}
