package hallpass.auth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnTokensTest {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final OwnTokens tokens = new OwnTokens();
    private JWK key;

    @BeforeEach
    void publish() throws Exception {
        key = SigningAlgorithm.ES256.generate();
        KeyRing ring = KeyRing.of(List.of(key.toPublicJWK()), key, Map.of());
        tokens.rings = new KeyRings() {
            @Override
            KeyRing current() {
                return ring;
            }
        };
    }

    @Test
    void reads_what_a_published_key_signed() throws Exception {
        assertEquals(
                "alice",
                tokens.claims(signed(key.getKeyID()), TYPE).orElseThrow().getSubject());
    }

    @Test
    void takes_nothing_that_names_no_key_or_an_unknown_one() throws Exception {
        assertTrue(tokens.claims(signed(null), TYPE).isEmpty());
        assertTrue(tokens.claims(signed("another"), TYPE).isEmpty());
        assertTrue(tokens.claims("no token", TYPE).isEmpty());
    }

    private String signed(@Nullable String kid) throws Exception {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(kid).build();
        SignedJWT token = new SignedJWT(
                header, new JWTClaimsSet.Builder().subject("alice").build());
        token.sign(SigningAlgorithm.ES256.signer(key));
        return token.serialize();
    }
}
