package hallpass.auth.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServiceClientTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.7Z");

    private final ServiceClient client = TestClients.registered("reports", "secret", NOW);

    @Test
    void knows_its_secret_by_hash_only() {
        assertTrue(client.hasSecret(new ClientSecret("secret")));
        assertFalse(client.hasSecret(new ClientSecret("Secret")));
        assertFalse(client.hasSecret(new ClientSecret("")));
        assertFalse(client.hasSecret(new ClientSecret(new ClientSecret("secret").hash())));
    }

    @Test
    void a_secret_has_256_bits_and_is_not_shown() {
        ClientSecret secret = ClientSecret.random(new SecureRandom());

        assertEquals(32, Base64.getUrlDecoder().decode(secret.text()).length);
        assertFalse(secret.toString().contains(secret.text()));
        assertNotEquals(secret.text(), ClientSecret.random(new SecureRandom()).text());
    }

    @Test
    void a_token_ends_by_its_time_or_by_revocation() {
        ServiceToken token = new ServiceToken(UUID.randomUUID(), "reports", NOW.plusSeconds(300), 7);
        assertTrue(token.livesAt(NOW.plusSeconds(299)));
        assertFalse(token.livesAt(NOW.plusSeconds(300)));

        assertTrue(token.revoke(NOW));

        assertFalse(token.livesAt(NOW));
        assertFalse(token.revoke(NOW), "once");
    }

    @Test
    void an_id_of_ones_own_is_never_like_a_users() {
        assertTrue(ClientId.mayBeChosen("reports"));
        for (String id : new String[] {
            "", "Reports", "a b", "1st", "a".repeat(64), "a\u0000", "abcdef01-6c1e-7d3a-9f00-5f6f2b7f1c11"
        }) {
            assertFalse(ClientId.mayBeChosen(id), id);
        }
    }
}
