package hallpass.auth.origin;

import java.util.Set;

/** Which pages may read the answers of an endpoint in a browser (Fetch standard, section "CORS protocol"). */
enum Sharing {
    /** Everybody: what is public anyway. */
    PUBLIC,
    /** The pages of clients: what they ask for with what they hold themselves. */
    CLIENTS,
    /** Our own pages only: a cookie counts there. */
    NONE;

    private static final Set<String> FOR_CLIENTS = Set.of("token", "userinfo", "revoke", "par", "device_authorization");

    /** @param path below the application's root, with or without a slash in front of it */
    static Sharing of(String path) {
        String name = path.startsWith("/") ? path.substring(1) : path;
        if (name.equals("jwks") || name.startsWith(".well-known/")) {
            return PUBLIC;
        }
        return FOR_CLIENTS.contains(name) ? CLIENTS : NONE;
    }
}
