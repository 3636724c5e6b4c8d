package hallpass.auth.queue;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;

/**
 * Says which requests may need a password hash, before anybody has read them. One that it misses waits later, with a
 * thread.
 */
final class PasswordRequest {

    private static final String PASSWORD_GRANT = "grant_type=password";
    private static final int MAX_FORM = 16_384;

    private PasswordRequest() {}

    /** @return the request, which can still be read after {@link #mayNeedHash} */
    static HttpServletRequest readable(HttpServletRequest request) {
        int length = request.getContentLength();
        boolean isForm = isStrangersPost(request) && isToTokens(request);
        return isForm && length > 0 && length <= MAX_FORM ? KeptBody.of(request) : request;
    }

    static boolean mayNeedHash(HttpServletRequest request) {
        if (request instanceof KeptBody kept) {
            return new String(kept.bytes(), StandardCharsets.ISO_8859_1).contains(PASSWORD_GRANT);
        }
        return isStrangersPost(request) && !isToTokens(request);
    }

    private static boolean isToTokens(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/token");
    }

    private static boolean isStrangersPost(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getHeader("Authorization") == null;
    }
}
