package hallpass.resource.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRulesTest {

    private static final Map<String, Object> GOOD =
            Map.of("sub", "a", "jti", "b", "aud", Set.of("todo", "auth"), "iat", 1_000L, "exp", 1_300L);

    @Test
    void our_header_gives_its_key_id() {
        assertEquals(Optional.of("k1"), keyId("{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"at+jwt\"}"));
        assertEquals(Optional.of("k1"), keyId("{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"application/at+JWT\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kid\":\"k1\"}",
                "{\"kid\":\"k1\",\"typ\":\"JWT\"}",
                "{\"typ\":\"at+jwt\"}",
                "{\"kid\":\"\",\"typ\":\"at+jwt\"}",
                "{\"kid\":1,\"typ\":\"at+jwt\"}",
                "{\"kid\":\"k1\",\"typ\":\"at+jwt\",\"jku\":\"https://example.org\"}",
                "{\"kid\":\"k1\",\"typ\":\"at+jwt\",\"jwk\":{}}",
                "{\"kid\":\"k1\",\"typ\":\"at+jwt\",\"x5u\":\"\"}",
                "{\"kid\":\"k1\",\"typ\":\"at+jwt\",\"x5c\":[]}",
                "{\"kid\":\"k1\",\"typ\":\"at+jwt\",\"crit\":[\"b64\"]}",
                "[]",
                "at+jwt"
            })
    void any_other_header_is_refused(String header) {
        assertEquals(Optional.empty(), keyId(header));
    }

    @Test
    void three_parts_of_base64url_are_compact() {
        assertTrue(TokenRules.isCompact("eyJ-_0.e30.AZaz09"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "a.b", "a.b.", ".b.c", "a..c", "a.b.c.d", "a.b.c=", "a.b.c ", "a.b+.c", "a.b/.c", "a.b.ü"
            })
    void anything_else_is_not(String token) {
        assertFalse(TokenRules.isCompact(token));
    }

    @Test
    void good_claims_hold() {
        assertTrue(TokenRules.claimsHold(token(GOOD), "todo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "jti", "aud", "iat", "exp"})
    void a_missing_claim_is_refused(String claim) {
        Map<String, Object> claims = new HashMap<>(GOOD);
        claims.remove(claim);

        assertFalse(TokenRules.claimsHold(token(claims), "todo"));
    }

    @Test
    void another_audience_is_refused() {
        assertFalse(TokenRules.claimsHold(token(GOOD), "orders"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000L, 999L, 1_000L + 3_601L})
    void a_lifetime_that_is_none_or_over_an_hour_is_refused(long expires) {
        Map<String, Object> claims = new HashMap<>(GOOD);
        claims.put("exp", expires);

        assertFalse(TokenRules.claimsHold(token(claims), "todo"));
    }

    private static Optional<String> keyId(String header) {
        return TokenRules.keyId(
                Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonWebToken token(Map<String, Object> claims) {
        return new JsonWebToken() {
            @Override
            public String getName() {
                return "name";
            }

            @Override
            public Set<String> getClaimNames() {
                return claims.keySet();
            }

            @Override
            @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
            public <T> T getClaim(String name) {
                return (T) claims.get(name);
            }
        };
    }
}
