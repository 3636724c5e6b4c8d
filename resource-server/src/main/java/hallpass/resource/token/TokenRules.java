package hallpass.resource.token;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What the contract asks of an access token beyond what the container's MP-JWT has verified (signature, issuer,
 * audience, expiry): RFC 9068 and RFC 8725 section 3.
 */
final class TokenRules {

    private static final long MAX_LIFETIME_SECONDS = Duration.ofHours(1).toSeconds();

    /** A key that comes with the token is the token's own word for itself (RFC 8725 section 3.10). */
    private static final Set<String> FORBIDDEN_HEADERS = Set.of("jwk", "jku", "x5u", "x5c", "crit");

    private TokenRules() {}

    /** @return whether it is three parts of base64url without padding (RFC 7515 section 7.1); the container takes more */
    static boolean isCompact(String token) {
        int dots = 0;
        char before = '.';
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == '.') {
                if (before == '.') {
                    return false;
                }
                dots++;
            } else if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_') {
                return false;
            }
            before = c;
        }
        return dots == 2 && before != '.';
    }

    /**
     * @param encoded the first part of a compact JWS
     * @return the key id of a header that is exactly as ours are; empty for any other
     */
    static Optional<String> keyId(String encoded) {
        try (JsonReader reader = Json.createReader(
                new StringReader(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8)))) {
            JsonObject header = reader.readObject();
            String type = header.getString("typ", "").toLowerCase(Locale.ROOT);
            String keyId = header.getString("kid", "");
            boolean ours = (type.equals("at+jwt") || type.equals("application/at+jwt"))
                    && !keyId.isEmpty()
                    && FORBIDDEN_HEADERS.stream().noneMatch(header::containsKey);
            return ours ? Optional.of(keyId) : Optional.empty();
        } catch (RuntimeException malformed) { // not base64url, not JSON, not an object, members of other types
            return Optional.empty();
        }
    }

    /** @return whether the claims that must be there are, and the lifetime is at most an hour */
    static boolean claimsHold(JsonWebToken token, String audience) {
        Long issued = token.getClaim("iat");
        Long expires = token.getClaim("exp");
        return present(token.getTokenID())
                && present(token.getSubject())
                && token.getAudience() != null
                && token.getAudience().contains(audience)
                && issued != null
                && expires != null
                && expires > issued
                && expires - issued <= MAX_LIFETIME_SECONDS;
    }

    private static boolean present(@org.jspecify.annotations.Nullable String claim) {
        return claim != null && !claim.isEmpty();
    }
}
