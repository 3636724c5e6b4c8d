package hallpass.auth.session;

import org.jspecify.annotations.Nullable;

/**
 * The program and machine that a user signs in with.
 *
 * @param clientId the OAuth client
 * @param userAgent as its header says, for the user to recognise the session
 */
public record Device(String clientId, @Nullable String userAgent) {

    private static final int MAX_USER_AGENT = 255;

    @Nullable
    String readableUserAgent() {
        return readable(userAgent);
    }

    /** @return the header as a column keeps it and a page shows it */
    public static @Nullable String readable(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        String printable = userAgent.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= MAX_USER_AGENT ? printable : printable.substring(0, MAX_USER_AGENT);
    }
}
