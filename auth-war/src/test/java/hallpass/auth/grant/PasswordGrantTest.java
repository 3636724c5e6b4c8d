package hallpass.auth.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.client.TestClients;
import hallpass.auth.token.CallingClient;
import hallpass.auth.token.Form;
import hallpass.auth.token.OAuthException;
import hallpass.resource.setting.Settings;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class PasswordGrantTest {

    private final PasswordGrant grant = new PasswordGrant();

    @Test
    void an_operator_can_switch_it_off() {
        assertTrue(configured(Optional.empty()));
        assertTrue(configured(Optional.of("true")));
        assertFalse(configured(Optional.of("false")));
        assertFalse(configured(Optional.of("flase")), "a slip does not open it");
    }

    @Test
    void a_service_client_may_not_see_passwords() {
        CallingClient service =
                new CallingClient("reports", TestClients.registered("reports", "secret", Instant.EPOCH));
        Form form = Form.parse("grant_type=password&username=alice&password=secret");

        OAuthException refused =
                assertThrows(OAuthException.class, () -> grant.tokens(new TokenRequest(form, service, null)));

        assertEquals("unauthorized_client", refused.getMessage());
    }

    private boolean configured(Optional<String> value) {
        Config config = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> value);
        grant.settings = new Settings(() -> config);
        return grant.isOffered();
    }
}
