package hallpass.resource.token;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * For answers that last longer than a request, as a stream of events: whether a token that was accepted when they began would be still.
 */
@ApplicationScoped
public class LiveTokens {

    @Inject
    KeySetRelay relay;

    @Inject
    StatusGate status;

    @Inject
    Clock clock;

    public boolean live(JsonWebToken token) {
        String raw = token.getRawToken();
        return clock.instant().getEpochSecond() < token.getExpirationTime()
                && raw != null
                && TokenRules.keyId(raw.substring(0, raw.indexOf('.')))
                        .filter(relay::publishes)
                        .isPresent()
                && lets(token);
    }

    /** What is not known well enough ends it as well: who comes again is told so. */
    private boolean lets(JsonWebToken token) {
        try {
            return status.lets(token);
        } catch (ProblemException unknown) {
            return false;
        }
    }
}
