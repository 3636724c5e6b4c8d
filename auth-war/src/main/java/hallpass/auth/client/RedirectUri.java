package hallpass.auth.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a client may be told something, and where people are sent. */
final class RedirectUri {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private RedirectUri() {}

    /**
     * The rules for an address that a browser is redirected to: of a server with TLS, of this very machine (RFC 8252
     * section 7.3), or with a scheme of the application's own, which has a dot (section 7.1). A scheme without one may
     * be {@code javascript}, {@code data} or what a browser invents next.
     *
     * @return what is wrong with it, empty if nothing is
     */
    static Optional<String> objection(String text, boolean plainHttp) {
        Optional<URI> uri = absolute(text);
        if (uri.isEmpty() || text.indexOf('#') >= 0) {
            return Optional.of("must be an absolute URI without a fragment");
        }
        if (scheme(uri.get()).contains(".")) {
            return Optional.empty();
        }
        return isServer(uri.get(), plainHttp)
                ? Optional.empty()
                : Optional.of("must have https, http with a loopback host, or a scheme of your own with a dot in it");
    }

    /**
     * The rules for an address of a server of the client's.
     *
     * @return what is wrong with it, empty if nothing is
     */
    static Optional<String> serverObjection(String text, boolean plainHttp, boolean fragment) {
        Optional<URI> uri = absolute(text);
        if (uri.isEmpty() || (!fragment && text.indexOf('#') >= 0)) {
            return Optional.of("must be an absolute URI" + (fragment ? "" : " without a fragment"));
        }
        return isServer(uri.get(), plainHttp) ? Optional.empty() : Optional.of("must have https");
    }

    private static boolean isServer(URI uri, boolean plainHttp) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        return switch (scheme(uri)) {
            case "https" -> true;
            case "http" -> plainHttp || LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    private static Optional<URI> absolute(String text) {
        try {
            return Optional.of(new URI(text)).filter(URI::isAbsolute);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static String scheme(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }
}
