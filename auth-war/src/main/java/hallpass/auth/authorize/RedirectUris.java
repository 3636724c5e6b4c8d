package hallpass.auth.authorize;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Set;

/** Compares redirect addresses: letter by letter (RFC 9700 section 4.1.3), but for the port of a loopback address. */
final class RedirectUris {

    /** By number only: what {@code localhost} means is up to the machine (RFC 8252 section 8.3). */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    private RedirectUris() {}

    static boolean isRegistered(String presented, Collection<String> registered) {
        return registered.contains(presented)
                || registered.stream().anyMatch(known -> isSameLoopback(presented, known));
    }

    /** An application on the user's machine listens at whichever port is free (RFC 8252 section 7.3). */
    private static boolean isSameLoopback(String presented, String registered) {
        try {
            URI asked = new URI(presented);
            URI known = new URI(registered);
            return isLoopback(asked)
                    && isLoopback(known)
                    && asked.getRawUserInfo() == null
                    && withoutPort(asked).equals(withoutPort(known));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost());
    }

    private static String withoutPort(URI uri) {
        return uri.getHost() + "\n" + uri.getRawPath() + "\n" + uri.getRawQuery() + "\n" + uri.getRawFragment();
    }
}
