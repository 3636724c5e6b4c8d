package hallpass.resource.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Says during a long answer, such as a stream of events, whether the token that began it is still good. */
@ApplicationScoped
public class LiveTokens {

    @Inject
    AccessTokenVerifier tokens;

    @Inject
    Clock clock;

    /** @return whether it has not expired, its key is published, and its session lives, as far as is known here */
    public boolean live(JsonWebToken token) {
        String raw = token.getRawToken();
        return raw != null
                && clock.instant().getEpochSecond() < token.getExpirationTime() // no skew: it has been believed already
                && tokens.accept(raw) != null;
    }
}
