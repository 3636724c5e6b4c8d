package hallpass.auth.upstream;

import java.util.Set;

/**
 * A provider that the operator configured.
 *
 * @param id names it in settings and addresses
 * @param name what people read
 * @param issuer letter by letter as its ID tokens say it
 * @param scopes {@code openid} among them
 * @param factors when a sign-in there counts as one with a second factor here
 */
public record Upstream(
        String id,
        String name,
        String issuer,
        String clientId,
        String clientSecret,
        Set<String> scopes,
        ClaimNames claims,
        TrustedFactors factors) {

    /** Which claims of this provider hold what we want to know. */
    record ClaimNames(String email, String emailVerified, String name) {}

    @Override
    public String toString() {
        return "Upstream[" + id + "]"; // never the secret
    }
}
