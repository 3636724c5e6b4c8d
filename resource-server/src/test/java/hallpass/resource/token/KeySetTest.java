package hallpass.resource.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
    void a_private_member_that_was_published_by_mistake_is_not_written_on() throws JOSEException, ParseException {
        String published =
                new JWKSet(List.<JWK>of(new RSAKeyGenerator(2048).keyID("good").generate())).toString(false);

        assertFalse(KeySet.parse(published, Set.of("RS256")).json().contains("\"d\""));
    }

    @Test
    void es256_takes_the_p256_keys() throws JOSEException, ParseException {
        String published = set(
                new ECKeyGenerator(Curve.P_256).keyID("p256").generate(),
                new ECKeyGenerator(Curve.P_384).keyID("p384").generate());

        assertEquals(Set.of("p256"), KeySet.parse(published, Set.of("ES256")).keyIds());
    }

    @Test
    void what_is_no_key_set_is_an_error() {
        assertThrows(ParseException.class, () -> KeySet.parse("<html>", Set.of("RS256")));
    }

    private static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }
}
