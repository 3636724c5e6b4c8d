package hallpass.auth.grant;

import hallpass.auth.secret.Secret;
import hallpass.auth.session.SignedIn;
import hallpass.auth.token.AccessToken;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer of the token endpoint (RFC 6749 section 5.1).
 *
 * @param expiresIn seconds
 * @param refreshToken single-use: each refresh answers the next one; absent for service clients, and for clients that
 *     were not granted one
 * @param idToken who signed in (OpenID Connect Core section 3.1.3.3); absent if the scope has no {@code openid}
 * @param scope what the access token is for: services, and scopes of OpenID Connect
 */
@JsonbNillable(false)
public record TokenView(
        String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String refreshToken,
        @Nullable String idToken,
        String scope) {

    /** Of a service client (RFC 6749 section 4.4.3). */
    static TokenView of(AccessToken token, List<String> audiences) {
        return new TokenView(token.text(), "Bearer", token.seconds(), null, null, String.join(" ", audiences));
    }

    static TokenView of(AccessToken token, SignedIn signedIn, @Nullable String idToken, String scope) {
        Secret refreshToken = signedIn.refreshToken();
        return new TokenView(
                token.text(),
                "Bearer",
                token.seconds(),
                refreshToken == null ? null : refreshToken.text(),
                idToken,
                scope);
    }

    @Override
    public String toString() {
        return "TokenView[]"; // never the tokens
    }
}
