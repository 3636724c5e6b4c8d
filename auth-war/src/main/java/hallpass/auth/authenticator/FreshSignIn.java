package hallpass.auth.authenticator;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.stepup.Acr;
import hallpass.resource.stepup.SignInNeed;
import hallpass.resource.stepup.StepUpNeededException;
import hallpass.resource.token.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
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
        Acr acr = authenticators.haveFactor(caller.subject()) ? Acr.MULTI_FACTOR : Acr.PASSWORD;
        JsonWebToken token = caller.accessToken().orElseThrow(ProblemException::unauthorized);
        new SignInNeed(acr, FRESH).require(token, clock.instant());
    }
}
