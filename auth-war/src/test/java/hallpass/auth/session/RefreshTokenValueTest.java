package hallpass.auth.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class RefreshTokenValueTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void has_256_bits_in_base64url() {
        String text = RefreshTokenValue.random(RANDOM).text();

        assertEquals(43, text.length());
        assertEquals(text, text.replaceAll("[^A-Za-z0-9_-]", ""));
        assertNotEquals(text, RefreshTokenValue.random(RANDOM).text());
    }

    @Test
    void gives_the_same_successor_for_the_same_nonce_only() {
        RefreshTokenValue token = RefreshTokenValue.random(RANDOM);
        String nonce = RefreshTokenValue.nonce(RANDOM);

        assertEquals(token.successor(nonce), token.successor(nonce));
        assertNotEquals(token.successor(nonce), token.successor(RefreshTokenValue.nonce(RANDOM)));
        assertNotEquals(token.successor(nonce), RefreshTokenValue.random(RANDOM).successor(nonce));
        assertEquals(43, token.successor(nonce).text().length());
    }

    @Test
    void the_successor_is_a_hmac_of_the_nonce_under_the_token() {
        // printf nonce | openssl dgst -sha256 -hmac token -binary | basenc --base64url
        assertEquals(
                "fULg7_9hdeh1E-1lfWU9b3V0Q3NG6UrJlwOTvhuvPhI",
                new RefreshTokenValue("token").successor("nonce").text());
    }

    @Test
    void is_kept_as_a_hash_and_not_shown() {
        // printf token | openssl dgst -sha256 -binary | basenc --base64url
        assertEquals("PEaenWxYddN6Q_NT1PiOYfz4EsZu7jRXRlpAsNpBU-A", new RefreshTokenValue("token").hash());
        assertFalse(new RefreshTokenValue("token").toString().contains("token"));
    }
}
