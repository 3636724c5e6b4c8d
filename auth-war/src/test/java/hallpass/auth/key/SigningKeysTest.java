package hallpass.auth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private static final KeyEncryptionKey SEALED_UNDER = KeyEncryptionKey.of(new byte[KeyEncryptionKey.BYTES]);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final List<SigningKey> keys = new ArrayList<>();

    @Test
    void a_first_start_makes_an_active_and_a_next_key() {
        fill(SigningAlgorithm.ES256);

        assertEquals(List.of("ES256 ACTIVE", "ES256 NEXT"), shown());
    }

    @Test
    void another_start_changes_nothing() {
        fill(SigningAlgorithm.ES256);
        fill(SigningAlgorithm.ES256);

        assertEquals(List.of("ES256 ACTIVE", "ES256 NEXT"), shown());
    }

    @Test
    void another_algorithm_retires_the_keys_of_the_former() {
        fill(SigningAlgorithm.RS256);
        fill(SigningAlgorithm.ES256);

        assertEquals(List.of("RS256 RETIRED", "RS256 RETIRED", "ES256 ACTIVE", "ES256 NEXT"), shown());
    }

    @Test
    void the_next_key_begins_to_sign_where_none_does() {
        fill(SigningAlgorithm.ES256);
        keys.get(0).retire(NOW);

        fill(SigningAlgorithm.ES256);

        assertEquals(List.of("ES256 RETIRED", "ES256 ACTIVE", "ES256 NEXT"), shown());
    }

    private void fill(SigningAlgorithm algorithm) {
        SigningKeys.fill(List.copyOf(keys), algorithm, () -> made(algorithm), NOW);
    }

    private SigningKey made(SigningAlgorithm algorithm) {
        try {
            SigningKey made = new SigningKey(algorithm.generate(), SEALED_UNDER, NOW);
            keys.add(made);
            return made;
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<String> shown() {
        return keys.stream()
                .map(key -> (key.isOf(SigningAlgorithm.RS256) ? "RS256 " : "ES256 ") + key.state())
                .toList();
    }
}
