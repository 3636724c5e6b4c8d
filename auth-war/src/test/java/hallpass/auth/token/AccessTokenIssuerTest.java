package hallpass.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.nimbusds.jose.JOSEObjectType;
import hallpass.auth.key.TokenLifetime;
import hallpass.auth.key.TokenSigner;
import hallpass.auth.session.Session;
import hallpass.auth.session.TestSessions;
import hallpass.auth.status.StatusIndexes;
import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokenIssuerTest {

    private static final Instant SIGN_IN = Instant.parse("2026-01-01T00:00:00.9Z");
    private static final Instant NOW = SIGN_IN.plusSeconds(600);

    private final UUID userId = UUID.randomUUID();
    private final UUID sid = UUID.randomUUID();
    private final User user = TestUsers.alice(userId, SIGN_IN);
    private final Session session = TestSessions.begun(sid, userId, SIGN_IN);
    private final SignerFake signer = new SignerFake();

    @Test
    void has_exactly_the_claims_of_the_contract() {
        AccessToken token = accessTokens(Duration.ofMinutes(5)).issue(user, session);

        Map<String, Object> claims = signer.claims;
        assertEquals(
                Set.of(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "jti",
                        "client_id",
                        "sid",
                        "upn",
                        "groups",
                        "auth_time",
                        "acr",
                        "amr",
                        "status"),
                claims.keySet());
        assertEquals("http://localhost:9080/auth", claims.get("iss"));
        assertEquals(userId.toString(), claims.get("sub"));
        assertEquals(List.of("auth"), claims.get("aud"), "a list also where it is one");
        assertEquals(NOW.getEpochSecond(), claims.get("iat"));
        assertEquals(NOW.getEpochSecond() + 300, claims.get("exp"));
        assertEquals(SIGN_IN.getEpochSecond(), claims.get("auth_time"));
        assertEquals("pwd", claims.get("acr"));
        assertEquals(List.of("pwd"), claims.get("amr"));
        assertEquals("hallpass", claims.get("client_id"));
        assertEquals(sid.toString(), claims.get("sid"));
        assertEquals("alice@example.com", claims.get("upn"));
        assertEquals(List.of("user"), claims.get("groups"));
        assertEquals(
                Map.of("status_list", Map.of("idx", 5, "uri", "http://localhost:9080/auth/status/1")),
                claims.get("status"));
        assertEquals("at+jwt", signer.type.getType());
        assertEquals(300, token.seconds());
    }

    @Test
    void no_two_have_the_same_id() {
        AccessTokenIssuer tokens = accessTokens(Duration.ofMinutes(5));

        tokens.issue(user, session);
        Object first = signer.claims.get("jti");
        tokens.issue(user, session);

        assertNotEquals(first, signer.claims.get("jti"));
    }

    @Test
    void does_not_outlive_its_session() {
        AccessTokenIssuer tokens = accessTokens(Duration.ofMinutes(5));
        tokens.clock = Clock.fixed(session.expiresAt().minusSeconds(100), ZoneOffset.UTC);

        AccessToken token = tokens.issue(user, session);

        assertEquals(100, token.seconds());
        assertEquals(session.expiresAt().getEpochSecond(), signer.claims.get("exp"));
    }

    @Test
    void a_token_for_no_service_says_no_more_than_its_scope_allows() {
        assertEquals(Set.of(), told("openid"));
        assertEquals(Set.of("upn"), told("openid email"));
        assertEquals(Set.of("upn", "groups"), told("openid profile groups"));
        assertEquals(Set.of("upn", "groups"), told("openid todo"), "a service decides by them");
    }

    private Set<String> told(String scope) {
        accessTokens(Duration.ofMinutes(5)).issue(user, TestSessions.granted(userId, scope, SIGN_IN));
        Set<String> told = new HashSet<>(signer.claims.keySet());
        told.retainAll(Set.of("upn", "groups"));
        return told;
    }

    @Test
    void is_not_shown() {
        assertFalse(new AccessToken("header.claims.signature", 300).toString().contains("signature"));
    }

    private AccessTokenIssuer accessTokens(Duration lifetime) {
        AccessTokenIssuer tokens = new AccessTokenIssuer();
        tokens.signer = signer;
        tokens.audiences = new Audiences();
        tokens.audiences.names = List.of("auth");
        tokens.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        tokens.issuer = "http://localhost:9080/auth";
        tokens.lifetime = new TokenLifetime() {
            @Override
            public Duration value() {
                return lifetime;
            }
        };
        tokens.statusIndexes = new StatusIndexes() {
            @Override
            public Map<String, Object> claim(long index) {
                return Map.of(
                        "status_list",
                        Map.of("idx", (int) (index & 0xfffff), "uri", tokens.issuer + "/status/" + (index >> 20)));
            }
        };
        return tokens;
    }

    private static final class SignerFake extends TokenSigner {
        private JOSEObjectType type = JOSEObjectType.JWT;
        private Map<String, Object> claims = Map.of();

        @Override
        public String sign(JOSEObjectType signedType, Map<String, Object> signedClaims) {
            type = signedType;
            claims = signedClaims;
            return "header.claims.signature";
        }
    }
}
