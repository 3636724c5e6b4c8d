package hallpass.auth.fetch;

import java.nio.charset.StandardCharsets;

/** What another server answered. */
public record Reply(int status, byte[] body) {

    private static final int OK = 200;

    /** @return in UTF-8 */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean isOkay() {
        return status == OK;
    }

    @Override
    public String toString() {
        return "Reply[" + status + "]"; // there may be tokens in it
    }
}
