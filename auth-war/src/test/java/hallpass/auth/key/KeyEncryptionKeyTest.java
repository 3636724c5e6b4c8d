package hallpass.auth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.jwk.JWK;
import hallpass.resource.service.SecretSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyEncryptionKeyTest {

    private static final KeyEncryptionKey KEY = KeyEncryptionKey.of(new byte[KeyEncryptionKey.BYTES]);

    @Test
    void opens_what_it_sealed() throws Exception {
        JWK signingKey = SigningAlgorithm.ES256.generate();

        String sealed = KEY.seal(signingKey);

        assertEquals(signingKey, KEY.open(sealed));
        assertEquals(KEY.id(), JWEObject.parse(sealed).getHeader().getKeyID());
        assertFalse(sealed.contains(signingKey.toECKey().getD().toString()));
    }

    @Test
    void another_key_does_not_open_it() throws Exception {
        byte[] other = new byte[KeyEncryptionKey.BYTES];
        other[0] = 1;

        String sealed = KEY.seal(SigningAlgorithm.ES256.generate());

        assertThrows(KeyTrouble.class, () -> KeyEncryptionKey.of(other).open(sealed));
    }

    @Test
    void what_is_not_32_bytes_is_refused_without_repeating_it() {
        KeyTrouble refused = assertThrows(KeyTrouble.class, () -> KeyEncryptionKey.parse("c2VjcmV0", "THE_VARIABLE"));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("THE_VARIABLE must hold 32 bytes"));
        assertFalse(String.valueOf(refused.getMessage()).contains("c2VjcmV0"));
    }

    @Test
    void a_key_of_our_own_is_for_its_owner_only_and_found_again(@TempDir Path data) throws Exception {
        KeyEncryptionKeys keys = new KeyEncryptionKeys();
        keys.settings = new SecretSettings() {
            @Override
            public Optional<Found> find(String setting) {
                return Optional.empty();
            }
        };
        keys.data = data.toString();
        keys.random = new SecureRandom();
        assertTrue(keys.find().isEmpty());

        KeyEncryptionKey made = keys.create();

        Path file = data.resolve("auth/key-encryption.key");
        assertEquals(made.id(), keys.find().orElseThrow().id());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
}
