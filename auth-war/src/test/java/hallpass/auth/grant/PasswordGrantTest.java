package hallpass.auth.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.client.TestClients;
import hallpass.auth.token.CallingClient;
import hallpass.auth.token.Form;
import hallpass.auth.token.OAuthException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PasswordGrantTest {

    private final PasswordGrant grant = new PasswordGrant();

    @Test
    void a_service_client_may_not_see_passwords() {
        CallingClient service =
                new CallingClient("reports", TestClients.registered("reports", "secret", Instant.EPOCH));
        Form form = Form.parse("grant_type=password&username=alice&password=secret");

        OAuthException refused =
                assertThrows(OAuthException.class, () -> grant.tokens(new TokenRequest(form, service, null)));

        assertEquals("unauthorized_client", refused.getMessage());
    }
}
