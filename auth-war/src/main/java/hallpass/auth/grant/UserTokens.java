package hallpass.auth.grant;

import hallpass.auth.openid.IdTokens;
import hallpass.auth.session.Session;
import hallpass.auth.session.SignedIn;
import hallpass.auth.token.AccessToken;
import hallpass.auth.token.AccessTokenIssuer;
import hallpass.auth.token.Audiences;
import hallpass.auth.token.Scopes;
import hallpass.auth.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Makes the answer for a user who is signed in. */
@ApplicationScoped
public class UserTokens {

    @Inject
    AccessTokenIssuer accessTokens;

    @Inject
    IdTokens idTokens;

    @Inject
    Audiences audiences;

    TokenView of(SignedIn signedIn) {
        return of(signedIn, null);
    }

    /** @param nonce of the authorization request, for the ID token */
    public TokenView of(SignedIn signedIn, @Nullable String nonce) {
        User user = signedIn.user();
        Session session = signedIn.session();
        AccessToken token = accessTokens.issue(user, session);
        String scope = session.scope().orElseGet(audiences::scope);
        String idToken = Scopes.includes(scope, Scopes.OPENID) ? idTokens.issue(user, session, token, nonce) : null;
        return TokenView.of(token, signedIn, idToken, scope);
    }
}
