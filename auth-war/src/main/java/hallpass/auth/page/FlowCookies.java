package hallpass.auth.page;

import hallpass.auth.event.Origin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Cookies that live while somebody signs in. SameSite=Lax: they have to come along when another provider sends the
 * browser back.
 */
@RequestScoped
public class FlowCookies {

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

    public Optional<String> find(String name) {
        return presented()
                .filter(cookie -> cookie.getName().equals(full(name)))
                .map(Cookie::getValue)
                .findFirst();
    }

    public NewCookie holding(String name, String value, Duration lifetime) {
        return new NewCookie.Builder(full(name))
                .value(value)
                .path("/")
                .maxAge((int) lifetime.toSeconds())
                .httpOnly(true)
                .secure(isSecure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    public NewCookie cleared(String name) {
        return holding(name, "", Duration.ZERO);
    }

    private Stream<Cookie> presented() {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Stream.empty() : Arrays.stream(cookies);
    }

    private String full(String name) {
        return isSecure() ? HOST_PREFIX + name : name;
    }

    private boolean isSecure() {
        return Origin.isSecure(request, issuer);
    }
}
