package hallpass.system.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Page tokens that no listing has given out. */
public final class PageTokens {

    /** One level of nested arrays more than a JSON parser takes by default. */
    private static final int TOO_DEEP = 1001;

    private PageTokens() {}

    public static String nested() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("[".repeat(TOO_DEEP).getBytes(StandardCharsets.US_ASCII));
    }
}
