package hallpass.auth.upstream;

import hallpass.auth.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that has gone to a provider and is not back yet. The browser that began it keeps it in a cookie, and no row
 * is written for a stranger. {@code state}, {@code nonce} and the PKCE verifier are computed from its secret, so an
 * answer of a provider fits one browser and one provider only.
 *
 * @param user who was signed in and wants to connect the identity; null for somebody who wants to sign in
 * @param query of the sign-in page: what the application asked for
 */
record PendingSignIn(Secret secret, Instant since, @Nullable UUID user, String query) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{43})\\.([0-9]{1,12})\\.([0-9a-f-]{36})?\\.([A-Za-z0-9_-]*)");

    String state(Upstream upstream) {
        return derived("state", upstream);
    }

    boolean isAnsweredBy(String state, Upstream upstream) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), state(upstream).getBytes(StandardCharsets.UTF_8));
    }

    String nonce(Upstream upstream) {
        return derived("nonce", upstream);
    }

    /** @return 43 characters (RFC 7636 section 4.1) */
    String codeVerifier(Upstream upstream) {
        return derived("verifier", upstream);
    }

    private String derived(String purpose, Upstream upstream) {
        return secret.derived(purpose + " " + upstream.id()).text();
    }

    /** @return as the value of a cookie */
    String encoded() {
        String encodedQuery =
                Base64.getUrlEncoder().withoutPadding().encodeToString(query.getBytes(StandardCharsets.UTF_8));
        return secret.text() + "." + since.getEpochSecond() + "." + (user == null ? "" : user) + "." + encodedQuery;
    }

    static Optional<PendingSignIn> parse(String cookie) {
        Matcher parts = FORM.matcher(cookie);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PendingSignIn(
                    new Secret(parts.group(1)),
                    Instant.ofEpochSecond(Long.parseLong(parts.group(2))),
                    parts.group(3) == null ? null : UUID.fromString(parts.group(3)),
                    new String(Base64.getUrlDecoder().decode(parts.group(4)), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "PendingSignIn[]"; // the secret is for its browser only
    }
}
