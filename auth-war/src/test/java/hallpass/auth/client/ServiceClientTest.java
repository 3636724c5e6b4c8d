package hallpass.auth.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.secret.Secret;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServiceClientTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.7Z");

    private final ServiceClient client = TestClients.registered("reports", "secret", NOW);

    @Test
    void knows_its_secret_by_hash_only() {
        assertTrue(client.hasSecret(new Secret("secret"), NOW));
        assertFalse(client.hasSecret(new Secret("Secret"), NOW));
        assertFalse(client.hasSecret(new Secret(""), NOW));
        assertFalse(client.hasSecret(new Secret(new Secret("secret").hash()), NOW));
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
