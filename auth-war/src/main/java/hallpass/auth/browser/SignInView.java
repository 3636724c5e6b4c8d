package hallpass.auth.browser;

import hallpass.auth.session.Grant;
import hallpass.auth.token.AccessToken;
import hallpass.auth.user.UserView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the page gets; the refresh token is in the cookie only.
 *
 * @param expiresIn seconds
 */
@Schema(
        name = "SignedIn",
        requiredProperties = {"access_token", "token_type", "expires_in", "user"})
public record SignInView(
        String accessToken,
        @Schema(examples = "Bearer") String tokenType,
        @Schema(examples = "300") long expiresIn,
        UserView user) {

    static SignInView of(AccessToken token, Grant grant) {
        return new SignInView(token.text(), "Bearer", token.seconds(), UserView.of(grant.user()));
    }

    @Override
    public String toString() {
        return "SignInView[]"; // whoever reads the token is signed in
    }
}
