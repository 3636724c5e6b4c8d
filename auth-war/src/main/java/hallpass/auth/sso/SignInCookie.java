package hallpass.auth.sso;

import hallpass.auth.event.Origin;
import hallpass.auth.secret.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The cookie that says who is signed in in this browser. SameSite=Lax: it has to come along when another site's page
 * sends the browser here to sign in, and it does not come along with a form of another site.
 */
@RequestScoped
public class SignInCookie {

    static final String NAME = "hallpass_signin";

    /** A browser takes it only over https, from this host and for every path (RFC 6265bis section 4.1.3.2). */
    static final String HOST_NAME = "__Host-" + NAME;

    @Inject
    HttpServletRequest request;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    Optional<Secret> presented() {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name()))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .map(Secret::new)
                        .findFirst();
    }

    NewCookie holding(Secret token, Duration lifetime) {
        return cookie(token.text(), (int) Math.min(lifetime.toSeconds(), Integer.MAX_VALUE));
    }

    /** Takes the cookie out of the browser. */
    public NewCookie cleared() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(name())
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(isSecure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private String name() {
        return isSecure() ? HOST_NAME : NAME;
    }

    private boolean isSecure() {
        return Origin.isSecure(request, issuer);
    }
}
