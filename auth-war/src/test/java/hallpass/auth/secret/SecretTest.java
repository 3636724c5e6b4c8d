package hallpass.auth.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void has_256_bits_in_base64url() {
        String text = Secret.random(RANDOM).text();

        assertEquals(43, text.length());
        assertEquals(text, text.replaceAll("[^A-Za-z0-9_-]", ""));
        assertNotEquals(text, Secret.random(RANDOM).text());
    }

    @Test
    void the_same_nonce_and_only_that_one_gives_the_same_secret_again() {
        Secret token = Secret.random(RANDOM);
        String nonce = Secret.random(RANDOM).text();

        assertEquals(token.derived(nonce), token.derived(nonce));
        assertNotEquals(
                token.derived(nonce), token.derived(Secret.random(RANDOM).text()));
        assertNotEquals(token.derived(nonce), Secret.random(RANDOM).derived(nonce));
        assertEquals(43, token.derived(nonce).text().length());
    }

    @Test
    void a_derived_secret_is_a_hmac_of_the_nonce() {
        // printf nonce | openssl dgst -sha256 -hmac token -binary | basenc --base64url
        assertEquals(
                "fULg7_9hdeh1E-1lfWU9b3V0Q3NG6UrJlwOTvhuvPhI",
                new Secret("token").derived("nonce").text());
    }

    @Test
    void is_kept_as_a_hash_and_not_shown() {
        // printf token | openssl dgst -sha256 -binary | basenc --base64url
        assertEquals("PEaenWxYddN6Q_NT1PiOYfz4EsZu7jRXRlpAsNpBU-A", new Secret("token").hash());
        assertFalse(new Secret("token").toString().contains("token"));
    }

    @Test
    void is_known_by_its_hash_and_by_nothing_else() {
        Secret secret = new Secret("secret");

        assertTrue(secret.isHashedAs(secret.hash()));
        assertFalse(new Secret("Secret").isHashedAs(secret.hash()));
        assertFalse(new Secret("").isHashedAs(secret.hash()));
        assertFalse(new Secret(secret.hash()).isHashedAs(secret.hash()));
    }
}
