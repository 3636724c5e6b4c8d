package hallpass.auth.browser;

import hallpass.auth.event.Origin;
import hallpass.auth.secret.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The cookie that holds the refresh token: no script reads it, no other site's page sends it, and it goes to the
 * session calls only. The path rules out the {@code __Host-} prefix.
 */
@RequestScoped
class SessionCookie {

    static final String NAME = "hallpass_session";

    @Inject
    HttpServletRequest request;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    NewCookie holding(Secret token, Duration lifetime) {
        return cookie(token.text(), (int) lifetime.toSeconds());
    }

    NewCookie cleared() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path(request.getContextPath() + "/session")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(Origin.isSecure(request, issuer))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
