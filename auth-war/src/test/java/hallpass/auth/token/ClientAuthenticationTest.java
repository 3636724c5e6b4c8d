package hallpass.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAuthenticationTest {

    private final ClientAuthentication clients = new ClientAuthentication();

    @Test
    void without_a_name_it_is_the_built_in_client() {
        assertEquals("hallpass", clients.clientId(Form.parse("grant_type=password"), null));
        assertEquals("hallpass", clients.clientId(Form.parse("client_id=&client_secret="), "Bearer abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "hallpass:"})
    void so_it_is_with_empty_basic_credentials_as_swagger_ui_sends_them(String credentials) {
        assertEquals("hallpass", clients.clientId(Form.parse("grant_type=password"), basic(credentials)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hallpass", "hallpass:secret", ":secret", "another:", "another:secret"})
    void other_credentials_are_refused(String credentials) {
        assertRefused("grant_type=password", basic(credentials));
    }

    @Test
    void so_are_another_client_a_secret_and_a_broken_header() {
        assertRefused("client_id=another", null);
        assertRefused("client_secret=x", null);
        assertRefused("grant_type=password", "Basic ###");
    }

    private void assertRefused(String form, String authorization) {
        OAuthException refused =
                assertThrows(OAuthException.class, () -> clients.clientId(Form.parse(form), authorization));

        assertEquals("invalid_client", refused.error().error());
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
