package hallpass.auth.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says where a request came from. */
@RequestScoped
public class Origin {

    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    @Inject
    HttpServletRequest request;

    /** @return the client's IPv4 or IPv6 address; the server takes it from the header of a gateway that is trusted */
    public String address() {
        return request.getRemoteAddr();
    }

    /**
     * Whether the browser came over https, also if a gateway ends TLS before this server: its cookies are for https
     * only then.
     */
    public static boolean isSecure(HttpServletRequest request, String issuer) {
        return request.isSecure() || issuer.startsWith("https:");
    }

    /**
     * Whether the browser says that a page of our own origin, or its user, caused the request ({@code Sec-Fetch-Site}
     * of Fetch Metadata Request Headers). A page of another origin on the same site is not ours. Older browsers say
     * nothing.
     */
    public static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || OWN.contains(site);
    }

    /**
     * The origin (RFC 6454) at which a browser has reached this server. Nobody but the browser's user chooses it: pages
     * elsewhere can't make it name another host than the one that it sends the request to.
     */
    public static Optional<String> own(HttpServletRequest request, String issuer) {
        return Optional.ofNullable(request.getHeader("Host"))
                .filter(host -> HOST.matcher(host).matches())
                .map(host -> (isSecure(request, issuer) ? "https://" : "http://") + host);
    }

    /** @return the origin as browsers send it; empty if no page of a browser has this address */
    public static Optional<String> of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            return Optional.empty();
        }
        boolean usualPort = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return Optional.of(
                scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : ":" + uri.getPort()));
    }
}
