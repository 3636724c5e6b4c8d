package hallpass.auth.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClientAssertionsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ISSUER = "https://auth.example.com";
    private static final Set<String> AUDIENCES = Set.of(ISSUER, ISSUER + "/token");

    private static RSAKey rsa;
    private static RSAKey others;
    private static ECKey ec;

    private final Set<String> used = new HashSet<>();

    private final ClientAssertions assertions = new ClientAssertions() {
        @Override
        boolean isFirst(String client, String jti, Instant end) {
            return used.add(client + jti);
        }
    };

    ClientAssertionsTest() {
        assertions.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        assertions.keys = new ClientJwks();
    }

    @BeforeAll
    static void keys() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        others = new RSAKeyGenerator(2048).keyID("rsa").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    }

    @Test
    void what_the_client_signed_for_us_just_now_proves_who_it_is_once() throws JOSEException {
        SignedJWT assertion = signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa), claims -> {});

        assertEquals(Optional.empty(), objection(assertion));
        assertEquals(Optional.of("used before"), objection(assertion));
    }

    @Test
    void with_each_of_our_algorithms_and_with_or_without_the_keys_name() throws JOSEException {
        assertGood(signed(JWSAlgorithm.PS256, "rsa", new RSASSASigner(rsa), claims -> claims.jwtID("1")));
        assertGood(signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(ec), claims -> claims.jwtID("2")));
        assertGood(signed(JWSAlgorithm.ES256, null, new ECDSASigner(ec), claims -> claims.jwtID("3")));
        assertGood(claiming(claims -> claims.audience(ISSUER + "/token").jwtID("4")));
        assertGood(claiming(
                claims -> claims.audience(List.of(ISSUER, ISSUER + "/token")).jwtID("5")));
    }

    @Test
    void other_signatures_prove_nothing() throws JOSEException {
        byte[] publicKey = rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

        assertUnsigned(signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(others), claims -> {}));
        assertUnsigned(signed(JWSAlgorithm.RS256, "unknown", new RSASSASigner(rsa), claims -> {}));
        assertUnsigned(signed(JWSAlgorithm.RS512, "rsa", new RSASSASigner(rsa), claims -> {}));
        assertUnsigned(signed(JWSAlgorithm.HS256, "rsa", new MACSigner(publicKey), claims -> {}));
    }

    @Test
    void other_claims_prove_nothing() throws JOSEException {
        assertObjection("for another audience", claims -> claims.audience("https://elsewhere.example.com"));
        assertObjection(
                "for another audience", claims -> claims.audience(List.of(ISSUER, "https://elsewhere.example")));
        assertObjection("for another audience", claims -> claims.audience((String) null));
        assertObjection("iss or sub is another", claims -> claims.issuer("other"));
        assertObjection("iss or sub is another", claims -> claims.subject("other"));
        assertObjection("no jti", claims -> claims.jwtID(null));
        assertObjection("no jti", claims -> claims.jwtID("x".repeat(600)));
        String time = "expired, or good for too long";
        assertObjection(time, claims -> claims.expirationTime(null));
        assertObjection(time, claims -> claims.expirationTime(at(-10)));
        assertObjection(time, claims -> claims.expirationTime(at(3601)));
        assertObjection("not made just now", claims -> claims.issueTime(at(30)));
        assertObjection("not made just now", claims -> claims.issueTime(at(-3700)));
        assertObjection("not good yet", claims -> claims.notBeforeTime(at(30)));
        assertGood(claiming(claims -> claims.expirationTime(at(-9)))); // clocks differ a little
    }

    @Test
    void a_client_may_have_bound_itself_to_one_algorithm() throws JOSEException {
        ServiceClient client = client("ES256");

        assertEquals(
                Optional.of("another algorithm than was registered"),
                assertions.objection(client, claiming(claims -> {}), AUDIENCES));
        assertEquals(
                Optional.empty(),
                assertions.objection(
                        client, signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(ec), claims -> {}), AUDIENCES));
    }

    private void assertGood(SignedJWT assertion) {
        assertEquals(Optional.empty(), objection(assertion));
    }

    private void assertUnsigned(SignedJWT assertion) {
        assertEquals(Optional.of("not signed by a key of the client"), objection(assertion));
    }

    private void assertObjection(String expected, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        assertEquals(Optional.of(expected), objection(claiming(change)));
    }

    private Optional<String> objection(SignedJWT assertion) {
        return assertions.objection(client(null), assertion, AUDIENCES);
    }

    private static SignedJWT claiming(Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa), change);
    }

    private static SignedJWT signed(
            JWSAlgorithm algorithm, String kid, JWSSigner signer, Consumer<JWTClaimsSet.Builder> change)
            throws JOSEException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("app")
                .subject("app")
                .audience(ISSUER)
                .jwtID("0")
                .issueTime(at(0))
                .expirationTime(at(60));
        change.accept(claims);
        SignedJWT assertion =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims.build());
        assertion.sign(signer);
        return assertion;
    }

    private static Date at(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static ServiceClient client(String algorithm) {
        String keys = new JWKSet(List.of(rsa.toPublicJWK(), ec.toPublicJWK())).toString();
        JsonObject metadata = Json.createObjectBuilder()
                .add("token_endpoint_auth_method", "private_key_jwt")
                .add("jwks", ClientView.parsed(keys))
                .build();
        if (algorithm != null) {
            metadata = Json.createObjectBuilder(metadata)
                    .add("token_endpoint_auth_signing_alg", algorithm)
                    .build();
        }
        return new ServiceClient("app", new NewClient("app", "App", List.of(), List.of(), false, false, metadata), NOW);
    }
}
