package hallpass.auth.token;

import hallpass.auth.session.Grant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A successful answer of the token endpoint (RFC 6749 section 5.1).
 *
 * @param expiresIn seconds
 * @param refreshToken single-use: each refresh answers the next one
 * @param scope the services that the access token is for
 */
@Schema(name = "TokenResponse")
public record TokenView(
        String accessToken,
        @Schema(examples = "Bearer") String tokenType,
        @Schema(examples = "300") long expiresIn,
        String refreshToken,
        @Schema(examples = "auth todo") String scope) {

    static TokenView of(AccessToken token, Grant grant, Audiences audiences) {
        return new TokenView(
                token.text(), "Bearer", token.seconds(), grant.refreshToken().text(), audiences.scope());
    }

    @Override
    public String toString() {
        return "TokenView[]"; // whoever reads the tokens is signed in
    }
}
