package hallpass.auth.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import hallpass.auth.key.PublicKeySet;
import hallpass.auth.upstream.UpstreamException.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTokenCheckTest {

    private static final String NONCE = "nonce-of-this-sign-in";
    private static final RSAKey RSA = rsa("rsa");
    private static final ECKey EC = ec();
    private static final PublicKeySet KEYS =
            PublicKeySet.parse(new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK())).toString());

    private final IdTokenCheck check = new IdTokenCheck(TestUpstreams.named("acme"), NONCE);

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void a_good_token_says_who_it_is(String algorithm) throws UpstreamException {
        JWTClaimsSet claims = check.verified(signed(JWSAlgorithm.parse(algorithm), good().build()), any -> KEYS);

        assertEquals("ada", claims.getSubject());
    }

    @Test
    void several_audiences_are_good_if_we_are_the_party() throws UpstreamException {
        JWTClaimsSet several = good().audience(List.of(TestUpstreams.CLIENT, "another"))
                .claim("azp", TestUpstreams.CLIENT)
                .build();

        assertEquals("ada", check.verified(signed(several), any -> KEYS).getSubject());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void one_wrong_claim_is_enough(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        refused(signed(change.apply(good()).build()));
    }

    static Stream<Arguments> wrong() {
        Instant now = Instant.now();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> changes = Map.ofEntries(
                Map.entry("another issuer", claims -> claims.issuer("https://evil.example.org")),
                Map.entry("an issuer with a slash more", claims -> claims.issuer(TestUpstreams.ISSUER + "/")),
                Map.entry("no issuer", claims -> claims.issuer(null)),
                Map.entry("another audience", claims -> claims.audience("another")),
                Map.entry("no audience", claims -> claims.audience((String) null)),
                Map.entry("several audiences", claims -> claims.audience(List.of(TestUpstreams.CLIENT, "another"))),
                Map.entry("another party", claims -> claims.claim("azp", "another")),
                Map.entry("another nonce", claims -> claims.claim("nonce", "of-another-sign-in")),
                Map.entry("no nonce", claims -> claims.claim("nonce", null)),
                Map.entry("no subject", claims -> claims.subject(null)),
                Map.entry("an empty subject", claims -> claims.subject("")),
                Map.entry("a long subject", claims -> claims.subject("x".repeat(256))),
                Map.entry("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(15)))),
                Map.entry("no end", claims -> claims.expirationTime(null)),
                Map.entry("from the future", claims -> claims.issueTime(Date.from(now.plusSeconds(60)))),
                Map.entry("no beginning", claims -> claims.issueTime(null)));
        return changes.entrySet().stream().map(change -> Arguments.of(change.getKey(), change.getValue()));
    }

    @Test
    void a_token_without_a_signature_of_a_public_key_is_none() throws JOSEException {
        JWTClaimsSet claims = good().build();
        String secret = TestUpstreams.named("acme").clientSecret().repeat(8);

        refused(new PlainJWT(claims).serialize());
        refused(signed(JWSAlgorithm.HS256, RSA.getKeyID(), hmac(secret), claims));
        refused(signed(
                JWSAlgorithm.HS256, RSA.getKeyID(), hmac(RSA.toPublicJWK().toJSONString()), claims));
        refused(signed(JWSAlgorithm.RS256, RSA.getKeyID(), new RSASSASigner(rsa("rsa")), claims));
        refused(signed(JWSAlgorithm.RS256, "unknown", new RSASSASigner(RSA), claims));
        refused(signed(JWSAlgorithm.RS512, RSA.getKeyID(), new RSASSASigner(RSA), claims));
        refused(signed(claims).replaceFirst("[^.]+$", ""));
        refused("x.y.z");
        refused("");
    }

    private void refused(String token) {
        UpstreamException refused = assertThrows(UpstreamException.class, () -> check.verified(token, any -> KEYS));

        assertEquals(Trouble.REFUSED, refused.trouble());
    }

    private static JWTClaimsSet.Builder good() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(TestUpstreams.ISSUER)
                .subject("ada")
                .audience(TestUpstreams.CLIENT)
                .claim("nonce", NONCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet claims) {
        return signed(JWSAlgorithm.RS256, claims);
    }

    private static String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) {
        try {
            return algorithm.equals(JWSAlgorithm.ES256)
                    ? signed(algorithm, EC.getKeyID(), new ECDSASigner(EC), claims)
                    : signed(algorithm, RSA.getKeyID(), new RSASSASigner(RSA), claims);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(JWSAlgorithm algorithm, String kid, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static MACSigner hmac(String secret) throws JOSEException {
        return new MACSigner(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
