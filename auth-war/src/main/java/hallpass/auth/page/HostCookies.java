package hallpass.auth.page;

import hallpass.auth.event.Origin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Cookies for all paths of this host, which no script can read. With {@code __Host-} a browser takes them only over
 * https and from this host (RFC 6265bis section 4.1.3.2). SameSite=Lax: they have to come along when another site sends
 * the browser here, and they do not come along with a form of another site.
 */
@RequestScoped
public class HostCookies {

    private static final String HOST_PREFIX = "__Host-";

    @Inject
    HttpServletRequest request;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /** @return the cookies whose names begin like this, without the prefix of secure ones */
    public Stream<String> names(String prefix) {
        return presented()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(full(prefix)))
                .map(name -> isSecure() ? name.substring(HOST_PREFIX.length()) : name);
    }

    /** @return the values that the browser sent; several if another application set a cookie of this name, too */
    public Stream<String> values(String name) {
        return presented().filter(cookie -> cookie.getName().equals(full(name))).map(Cookie::getValue);
    }

    /** A cookie that the browser keeps for so long. */
    public NewCookie holding(String name, String value, Duration lifetime) {
        return cookie(name, value, (int) Math.min(lifetime.toSeconds(), Integer.MAX_VALUE));
    }

    /** A cookie that the browser keeps until it is closed. */
    public NewCookie holding(String name, String value) {
        return cookie(name, value, NewCookie.DEFAULT_MAX_AGE);
    }

    public NewCookie cleared(String name) {
        return holding(name, "", Duration.ZERO);
    }

    private NewCookie cookie(String name, String value, int maxAge) {
        return new NewCookie.Builder(full(name))
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(isSecure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private Stream<Cookie> presented() {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Stream.empty() : Arrays.stream(cookies);
    }

    /** @return the name with the prefix, if this browser is to send it over https only */
    String full(String name) {
        return isSecure() ? HOST_PREFIX + name : name;
    }

    private boolean isSecure() {
        return Origin.isSecure(request, issuer);
    }
}
