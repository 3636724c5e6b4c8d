package hallpass.resource.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    @Test
    void only_named_strong_signature_keys_of_the_algorithm_are_believed() throws JOSEException, ParseException {
        String published = set(
                new RSAKeyGenerator(2048).keyID("good").keyUse(KeyUse.SIGNATURE).generate(),
                new RSAKeyGenerator(2048)
                        .keyID("encryption")
                        .keyUse(KeyUse.ENCRYPTION)
                        .generate(),
                new RSAKeyGenerator(2048)
                        .keyID("other")
                        .algorithm(JWSAlgorithm.PS256)
                        .generate(),
                new RSAKeyGenerator(2048).generate(),
                new RSAKeyGenerator(1024, true).keyID("weak").generate(),
                new ECKeyGenerator(Curve.P_256).keyID("curve").generate());

        KeySet believed = KeySet.parse(published, Set.of("RS256"));

        assertEquals(Set.of("good"), believed.keyIds());
        assertFalse(believed.json().contains("weak"));
    }

    @Test
    void a_key_whose_private_half_was_published_is_believed_by_nobody() throws JOSEException, ParseException {
        String published = new JWKSet(List.<JWK>of(
                        new RSAKeyGenerator(2048).keyID("leaked").generate(),
                        new RSAKeyGenerator(2048).keyID("good").generate().toPublicJWK()))
                .toString(false);

        assertEquals(Set.of("good"), KeySet.parse(published, Set.of("RS256")).keyIds());
    }

    @Test
    void a_key_for_other_operations_is_left_out() throws JOSEException, ParseException {
        String published = set(
                new RSAKeyGenerator(2048)
                        .keyID("wrap")
                        .keyOperations(Set.of(KeyOperation.WRAP_KEY))
                        .generate(),
                new RSAKeyGenerator(2048)
                        .keyID("verify")
                        .keyOperations(Set.of(KeyOperation.VERIFY))
                        .generate());

        assertEquals(Set.of("verify"), KeySet.parse(published, Set.of("RS256")).keyIds());
    }

    @Test
    void what_nobody_understands_is_left_out() throws JOSEException, ParseException {
        String good =
                new RSAKeyGenerator(2048).keyID("good").generate().toPublicJWK().toJSONString();

        for (String other : List.of(
                "{}",
                "null",
                "1",
                "\"x\"",
                "[]",
                "{\"kty\":\"XYZ\",\"kid\":\"x\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"x\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"RSA\",\"kid\":\"x\",\"n\":\"AQ\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"kid\":\"x\",\"n\":5}",
                "{\"kty\":\"oct\",\"kid\":\"x\",\"k\":\"c2VjcmV0\"}",
                "{\"kid\":\"ä\",\"kid\":\"x\"," + good.substring(1),
                "{\"x\":{\"keys\":[1],\"keys\":[2]},"
                        + good.replace("good", "x").substring(1))) {
            assertEquals(
                    Set.of("good"),
                    KeySet.parse("{\"keys\":[" + other + "," + good + "]}", Set.of("RS256"))
                            .keyIds(),
                    other);
        }
    }

    @Test
    void different_keys_of_one_name_are_left_out_and_cost_no_other() throws JOSEException, ParseException {
        RSAKey good = new RSAKeyGenerator(2048).keyID("good").generate();
        JWK first = new RSAKeyGenerator(2048).keyID("twice").generate();
        JWK second = new RSAKeyGenerator(2048).keyID("twice").generate();
        JWK curve = new ECKeyGenerator(Curve.P_256).keyID("twice").generate();

        for (JWK[] keys : new JWK[][] {
            {good, first, second},
            {first, good, second},
            {first, second, first, good},
            {first, first, second, good},
            {first, curve, good}
        }) {
            KeySet believed = KeySet.parse(set(keys), Set.of("RS256", "ES256"));

            assertEquals(Set.of("good"), believed.keyIds());
            assertEquals(Set.of("twice"), believed.ambiguous());
            assertFalse(believed.json().contains("twice"));
        }
    }

    @Test
    void a_key_that_cannot_be_used_takes_no_name_away() throws JOSEException, ParseException {
        RSAKey good = new RSAKeyGenerator(2048).keyID("good").generate();
        for (JWK other : List.of(
                new RSAKeyGenerator(2048)
                        .keyID("good")
                        .keyUse(KeyUse.ENCRYPTION)
                        .generate(),
                new RSAKeyGenerator(2048)
                        .keyID("good")
                        .algorithm(JWSAlgorithm.PS256)
                        .generate(),
                new RSAKeyGenerator(1024, true).keyID("good").generate(),
                new ECKeyGenerator(Curve.P_256).keyID("good").generate(),
                new RSAKey.Builder(good).algorithm(JWSAlgorithm.RS256).build())) {
            assertEquals(
                    Set.of("good"),
                    KeySet.parse(set(other, good), Set.of("RS256")).keyIds());
            assertEquals(
                    Set.of("good"),
                    KeySet.parse(set(good, other), Set.of("RS256")).keyIds());
        }
    }

    @Test
    void two_keys_of_one_name_alone_are_no_key_set() throws JOSEException {
        String twice = set(
                new RSAKeyGenerator(2048).keyID("one").generate(),
                new RSAKeyGenerator(2048).keyID("one").generate());

        assertThrows(ParseException.class, () -> KeySet.parse(twice, Set.of("RS256")));
    }

    @Test
    void an_exponent_of_one_or_three_is_weak() throws JOSEException, ParseException {
        RSAKey good = new RSAKeyGenerator(2048).keyID("good").generate();
        for (String exponent : List.of("AQ", "Aw", "BA")) {
            RSAKey weak = new RSAKey.Builder(good.getModulus(), new Base64URL(exponent))
                    .keyID("weak")
                    .build();

            assertEquals(
                    Set.of("good"),
                    KeySet.parse(set(good, weak), Set.of("RS256")).keyIds());
        }
    }

    @Test
    void es256_takes_the_p256_keys() throws JOSEException, ParseException {
        String published = set(
                new ECKeyGenerator(Curve.P_256).keyID("p256").generate(),
                new ECKeyGenerator(Curve.P_384).keyID("p384").generate());

        assertEquals(Set.of("p256"), KeySet.parse(published, Set.of("ES256")).keyIds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "null",
                "[]",
                "{}",
                "{\"keys\":null}",
                "{\"keys\":{}}",
                "{\"keys\":[]}",
                "{\"keys\":[1]}",
                "{\"keys\":[",
                "{\"keys\":[{}],\"keys\":[{}]}",
                "{\"a\":{\"keys\":[{}]}}",
                "[{\"keys\":[{}]}]",
                "{\"keys\":[{}]} {}",
                "{\"keys\":[{\"kty\":\"EC\",\"kty\":\"RSA\"}]}"
            })
    void what_is_no_key_set_is_an_error(String answer) {
        assertThrows(ParseException.class, () -> KeySet.parse(answer, Set.of("RS256")));
    }

    private static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }
}
