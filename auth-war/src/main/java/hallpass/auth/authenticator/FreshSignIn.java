package hallpass.auth.authenticator;

import hallpass.resource.token.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Asks for a sign-in of a moment ago before something that a token of hours ago must not be enough for: by a second
 * factor, if the caller has one. The time of the sign-in counts, not the age of a refreshed token.
 */
@RequestScoped
public class FreshSignIn {

    private static final Duration FRESH = Duration.ofMinutes(10);

    @Inject
    Caller caller;

    @Inject
    Authenticators authenticators;

    @Inject
    Clock clock;

    /** @throws StepUpNeededException 401 if the sign-in of the caller's token is too old or too weak */
    public void require() {
        if (caller.session().isEmpty()) {
            return; // a service client proves itself for each token
        }
        JsonWebToken token = caller.accessToken().orElseThrow();
        Acr needed = authenticators.haveFactor(caller.subject()) ? Acr.MULTI_FACTOR : Acr.PASSWORD;
        Acr shown = Acr.of(token.getClaim("acr")).orElse(Acr.PASSWORD); // a password that a program sent tells none
        Optional<Number> authTime = Optional.ofNullable(token.getClaim("auth_time"));
        boolean isFresh = authTime.map(Number::longValue)
                .map(Instant::ofEpochSecond)
                .filter(at -> clock.instant().isBefore(at.plus(FRESH)))
                .isPresent();
        if (!isFresh || !shown.isAtLeast(needed)) {
            throw new StepUpNeededException(needed, FRESH);
        }
    }
}
