package hallpass.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenDraftTest {

    private final TestIssuer issuer = TestIssuer.start();

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void is_a_good_access_token_as_it_begins() throws Exception {
        SignedJWT token = SignedJWT.parse(
                issuer.token().user("ada").roles("admin").audience("orders").signed());
        JWTClaimsSet claims = token.getJWTClaimsSet();

        assertTrue(isSignedByThePublishedKey(token));
        assertEquals("at+jwt", token.getHeader().getType().getType());
        assertEquals(issuer.name(), claims.getIssuer());
        assertEquals(TokenDraft.idOf("ada").toString(), claims.getSubject());
        assertEquals("ada@example.org", claims.getStringClaim("upn"));
        assertEquals(List.of("orders"), claims.getAudience());
        assertEquals(List.of("admin"), claims.getStringListClaim("groups"));
        assertEquals(
                Duration.ofMinutes(5),
                Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()));
        assertFalse(hasEnded(claims));
        for (String claim : List.of("jti", "sid", "client_id", "auth_time", "acr", "amr")) {
            assertNotNull(claims.getClaim(claim), claim);
        }
    }

    @Test
    void has_one_fault_by_one_call() throws Exception {
        assertTrue(claims(issuer.token().expired())
                .getExpirationTime()
                .toInstant()
                .isBefore(Instant.now().minusSeconds(60)));
        assertEquals(
                List.of("another-service"),
                claims(issuer.token().audience("orders").ofAnotherAudience()).getAudience());
        assertTrue(hasEnded(claims(issuer.token().ofEndedSession())));
        assertTrue(claims(issuer.token().withoutFreshSignIn())
                .getDateClaim("auth_time")
                .toInstant()
                .isBefore(Instant.now().minus(Duration.ofHours(23))));
        assertEquals(
                "JWT",
                parsed(issuer.token().ofAnotherKind()).getHeader().getType().getType());
        assertNull(claims(issuer.token().claim("jti", null)).getJWTID());
        assertNull(claims(issuer.token().client("nightly")).getClaim("sid"));
    }

    @Test
    void is_forged_under_the_name_of_the_published_key() throws Exception {
        SignedJWT forged = parsed(issuer.token().forged());

        assertEquals(published().getKeyID(), forged.getHeader().getKeyID());
        assertFalse(isSignedByThePublishedKey(forged));
    }

    @Test
    void of_a_withdrawn_key_names_none_that_is_published() throws Exception {
        assertNotEquals(
                published().getKeyID(),
                parsed(issuer.token().ofWithdrawnKey()).getHeader().getKeyID());

        SignedJWT before = parsed(issuer.token());
        issuer.replaceKey();
        assertNotEquals(published().getKeyID(), before.getHeader().getKeyID());
        assertEquals(
                before.getHeader().getKeyID(),
                parsed(issuer.token().ofWithdrawnKey()).getHeader().getKeyID());
    }

    @Test
    void of_a_session_dies_with_it() throws Exception {
        JWTClaimsSet token = claims(issuer.token().session("mine"));
        assertFalse(hasEnded(token));

        issuer.endSession("mine");

        assertTrue(hasEnded(token));
        assertFalse(hasEnded(claims(issuer.token().session("another"))));
    }

    private static SignedJWT parsed(TokenDraft draft) throws Exception {
        return SignedJWT.parse(draft.signed());
    }

    private static JWTClaimsSet claims(TokenDraft draft) throws Exception {
        return parsed(draft).getJWTClaimsSet();
    }

    private RSAKey published() throws Exception {
        return JWKSet.load(URI.create(issuer.name() + "/jwks").toURL())
                .getKeys()
                .get(0)
                .toRSAKey();
    }

    private boolean isSignedByThePublishedKey(SignedJWT token) throws Exception {
        return token.verify(new RSASSAVerifier(published()));
    }

    private boolean hasEnded(JWTClaimsSet claims) throws Exception {
        Map<String, Object> place = JsonView.object(claims.getJSONObjectClaim("status"), "status_list");
        return PublishedList.read(issuer.name(), (String) place.get("uri"))
                .isSet(((Number) place.get("idx")).intValue());
    }
}
