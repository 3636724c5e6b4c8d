package hallpass.auth.browser;

import hallpass.auth.session.SignedIn;
import hallpass.auth.token.AccessToken;
import hallpass.auth.user.UserView;

/**
 * The answer that the page gets. The refresh token is in the cookie only.
 *
 * @param expiresIn seconds
 */
public record SignInView(String accessToken, String tokenType, long expiresIn, UserView user) {

    static SignInView of(AccessToken token, SignedIn grant) {
        return new SignInView(token.text(), "Bearer", token.seconds(), UserView.of(grant.user()));
    }

    @Override
    public String toString() {
        return "SignInView[]"; // never the token
    }
}
