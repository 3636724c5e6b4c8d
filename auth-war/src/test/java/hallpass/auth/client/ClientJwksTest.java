package hallpass.auth.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import hallpass.auth.fetch.SafeFetch;
import jakarta.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientJwksTest {

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private String published = "";
    private int fetches;

    private final ClientJwks jwks = new ClientJwks();
    private final ServiceClient client = new ServiceClient(
            "app",
            new NewClient(
                    "app",
                    "App",
                    List.of(),
                    List.of(),
                    false,
                    false,
                    Json.createObjectBuilder()
                            .add("jwks_uri", "https://app.example.com/jwks")
                            .build()),
            now);

    ClientJwksTest() {
        InstantSource source = () -> now;
        jwks.clock = source.withZone(ZoneOffset.UTC);
        jwks.fetch = new SafeFetch() {
            @Override
            public byte[] get(URI uri) {
                fetches++;
                return published.getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    @Test
    void keys_are_fetched_once_for_a_while() throws JOSEException {
        ECKey key = key("1");
        publish(key);

        for (int i = 0; i < 5; i++) {
            assertTrue(jwks.hasSigned(client, signedBy(key)));
        }
        assertEquals(1, fetches);

        now = now.plus(Duration.ofMinutes(5));
        assertTrue(jwks.hasSigned(client, signedBy(key)));
        assertEquals(2, fetches);
    }

    @Test
    void a_new_key_counts_at_once_but_unknown_ones_make_no_flood() throws JOSEException {
        ECKey old = key("1");
        ECKey next = key("2");
        publish(old);
        assertTrue(jwks.hasSigned(client, signedBy(old)));
        publish(next);
        now = now.plusSeconds(3);

        assertTrue(jwks.hasSigned(client, signedBy(next)));
        assertFalse(jwks.hasSigned(client, signedBy(old)), "it was taken back");

        for (int i = 0; i < 20; i++) {
            assertFalse(jwks.hasSigned(client, signedBy(key("x" + i))));
        }
        assertEquals(2, fetches);
    }

    @Test
    void while_the_clients_server_is_away_its_keys_are_believed_for_an_hour() throws JOSEException {
        ECKey key = key("1");
        publish(key);
        assertTrue(jwks.hasSigned(client, signedBy(key)));
        published = "gone";

        now = now.plus(Duration.ofMinutes(59));
        assertTrue(jwks.hasSigned(client, signedBy(key)));

        now = now.plus(Duration.ofMinutes(1));
        assertFalse(jwks.hasSigned(client, signedBy(key)));
    }

    private void publish(ECKey key) {
        published = new JWKSet(key.toPublicJWK()).toString();
    }

    private static ECKey key(String kid) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    }

    private static JWSObject signedBy(ECKey key) throws JOSEException {
        JWSObject signed = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), new Payload("x"));
        signed.sign(new ECDSASigner(key));
        return signed;
    }
}
