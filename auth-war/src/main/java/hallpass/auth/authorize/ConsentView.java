package hallpass.auth.authorize;

import java.time.Instant;

/**
 * A consent as its user sees it.
 *
 * @param scope what the client may have, with blanks between
 * @param givenAt when the user was asked last
 */
public record ConsentView(String clientId, String name, String scope, Instant givenAt) {

    static ConsentView of(Consent consent, String name) {
        return new ConsentView(consent.client(), name, consent.scope(), consent.givenAt());
    }
}
