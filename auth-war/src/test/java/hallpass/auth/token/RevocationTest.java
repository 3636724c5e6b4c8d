package hallpass.auth.token;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.client.TestClients;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevocationTest {

    private static final CallingClient REPORTS =
            CallingClient.of(TestClients.registered("reports", "secret", Instant.EPOCH));

    @Test
    void a_client_ends_what_was_given_to_itself() {
        assertDoesNotThrow(() -> Revocation.requireOwn("reports", REPORTS));
        assertDoesNotThrow(() -> Revocation.requireOwn("hallpass", CallingClient.BUILT_IN));
    }

    @Test
    void a_client_ends_nothing_that_was_given_to_another_one() {
        for (String other : new String[] {"hallpass", "invoices", "Reports", ""}) {
            OAuthException refused = assertThrows(OAuthException.class, () -> Revocation.requireOwn(other, REPORTS));

            assertEquals(400, refused.status());
            assertEquals("invalid_grant", refused.error().error());
        }
        assertEquals(
                401,
                assertThrows(OAuthException.class, () -> Revocation.requireOwn("reports", CallingClient.BUILT_IN))
                        .status());
    }
}
