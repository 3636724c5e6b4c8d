package hallpass.web;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * The addresses of the services for the browser: paths on our own origin ({@code /auth}), or whole addresses if they
 * run on servers of their own.
 */
record ApiAddresses(String auth, String todo) {
    private static final Logger LOG = Logger.getLogger(ApiAddresses.class.getName());

    /** Read anew for each use: an operator may change the server's variables while it runs. */
    static ApiAddresses of(Config config) {
        return new ApiAddresses(
                address(config, "hallpass.web.auth.url", "/auth"), address(config, "hallpass.web.todo.url", "/todo"));
    }

    /** The origins to connect to that are not ours, for the Content-Security-Policy. */
    Set<String> foreignOrigins() {
        Set<String> origins = new TreeSet<>();
        for (String address : new String[] {auth, todo}) {
            URI uri = URI.create(address);
            if (uri.isAbsolute()) origins.add(uri.getScheme() + "://" + uri.getRawAuthority());
        }
        return origins;
    }

    String toJson() {
        return "{\"auth_url\":\"%s\",\"todo_url\":\"%s\"}".formatted(auth, todo); // checked: no quote, no backslash
    }

    private static String address(Config config, String name, String otherwise) {
        String configured = config.getOptionalValue(name, String.class).orElse(otherwise);
        if (isAddress(configured)) return configured;
        LOG.warning(() -> name + " is neither a path like /auth nor an http(s) address; " + otherwise + " is used");
        return otherwise;
    }

    /** Strict, because the value goes into a header and into JSON. */
    static boolean isAddress(String value) {
        return value.matches("(https?://[A-Za-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-fA-F:]+](:\\d{1,5})?)?"
                        + "(/[A-Za-z0-9._~-]+)*/?")
                && !value.isEmpty();
    }
}
