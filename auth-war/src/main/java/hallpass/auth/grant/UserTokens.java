package hallpass.auth.grant;

import hallpass.auth.session.SignedIn;
import hallpass.auth.token.AccessTokenIssuer;
import hallpass.auth.token.Audiences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes the answer for a user who is signed in. */
@ApplicationScoped
class UserTokens {

    @Inject
    AccessTokenIssuer accessTokens;

    @Inject
    Audiences audiences;

    TokenView of(SignedIn signedIn) {
        return TokenView.of(accessTokens.issue(signedIn.user(), signedIn.session()), signedIn, audiences);
    }
}
