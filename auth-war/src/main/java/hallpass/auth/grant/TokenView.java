package hallpass.auth.grant;

import hallpass.auth.session.SignedIn;
import hallpass.auth.token.AccessToken;
import hallpass.auth.token.Audiences;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer of the token endpoint (RFC 6749 section 5.1).
 *
 * @param expiresIn seconds
 * @param refreshToken single-use: each refresh answers the next one; absent for service clients
 * @param scope the services that the access token is for
 */
@JsonbNillable(false)
public record TokenView(
        String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String refreshToken,
        String scope) {

    /** Of a service client (RFC 6749 section 4.4.3). */
    static TokenView of(AccessToken token, List<String> audiences) {
        return new TokenView(token.text(), "Bearer", token.seconds(), null, String.join(" ", audiences));
    }

    static TokenView of(AccessToken token, SignedIn grant, Audiences audiences) {
        return new TokenView(
                token.text(), "Bearer", token.seconds(), grant.refreshToken().text(), audiences.scope());
    }

    @Override
    public String toString() {
        return "TokenView[]"; // never the tokens
    }
}
