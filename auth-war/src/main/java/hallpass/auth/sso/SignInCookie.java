package hallpass.auth.sso;

import hallpass.auth.page.HostCookies;
import hallpass.auth.secret.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;

/** The cookie that says who is signed in in this browser. */
@RequestScoped
public class SignInCookie {

    private static final String NAME = "hallpass_signin";

    @Inject
    HostCookies cookies;

    Optional<Secret> presented() {
        return cookies.values(NAME)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(Secret::new);
    }

    NewCookie holding(Secret token, Duration lifetime) {
        return cookies.holding(NAME, token.text(), lifetime);
    }

    /** Takes the cookie out of the browser. */
    public NewCookie cleared() {
        return cookies.cleared(NAME);
    }
}
