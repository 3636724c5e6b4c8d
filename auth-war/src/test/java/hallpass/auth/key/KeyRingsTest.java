package hallpass.auth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRingsTest {

    private boolean inTrouble;
    private boolean databaseAway;
    private int imports;

    @Test
    void a_corrected_key_file_is_imported_even_if_the_database_was_away_at_first() {
        KeyRings rings = new KeyRings();
        rings.importedKey = new ImportedKey() {
            @Override
            boolean isInTrouble() {
                return inTrouble;
            }

            @Override
            Optional<JWK> read(boolean required) {
                inTrouble = false;
                return Optional.of(key());
            }
        };
        rings.signingKeys = new SigningKeys() {
            @Override
            void complete() {
                if (databaseAway) {
                    throw new IllegalStateException("away");
                }
                imports++;
            }

            @Override
            List<SigningKey> published() {
                return List.of();
            }

            @Override
            boolean isAnythingDue(List<SigningKey> keys) {
                return false;
            }
        };
        rings.refresh();
        inTrouble = true; // until it is read again
        databaseAway = true;
        rings.refresh();

        databaseAway = false;
        rings.refresh();

        assertEquals(2, imports);
    }

    private static JWK key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
