package hallpass.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.client.TestClients;
import hallpass.auth.origin.NamedClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAuthenticationTest {

    private final ClientAuthentication clients = new ClientAuthentication();

    @BeforeEach
    void register() {
        clients.clients = TestClients.proving("reports", "s e:cret");
        clients.named = new NamedClient();
    }

    @Test
    void without_a_name_it_is_the_built_in_client() {
        assertPublic("grant_type=password", null);
        assertPublic("client_id=&client_secret=", "Bearer abc");
        assertPublic("client_id=hallpass", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "hallpass:"})
    void so_it_is_with_empty_basic_credentials_as_swagger_ui_sends_them(String credentials) {
        assertPublic("grant_type=password", basic(credentials));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reports:s+e%3Acret", "reports:s%20e%3acret", "reports:s e:cret"})
    void a_service_client_authenticates_by_the_header_whose_parts_are_form_encoded(String credentials) {
        assertEquals("reports", service("grant_type=client_credentials", basic(credentials)));
        assertEquals("reports", service("client_id=reports", basic(credentials)));
        assertEquals("reports", service("", basic(credentials).replace("Basic", "basic")));
    }

    @Test
    void or_by_the_form() {
        assertEquals("reports", service("client_id=reports&client_secret=s+e%3Acret", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"client_secret=s+e%3Acret", "client_id=reports&client_secret=s+e%3Acret", "client_id=another"})
    void but_never_by_both(String form) {
        assertRefused("invalid_request", form, basic("reports:s+e%3Acret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hallpass",
                "hallpass:secret",
                ":secret",
                "another:",
                "another:secret",
                "reports:",
                "reports:%",
                "reports:%00"
            })
    void other_credentials_are_refused(String credentials) {
        assertRefused("invalid_client", "grant_type=password", basic(credentials));
    }

    @ParameterizedTest
    @CsvSource({
        "client_id=another,",
        "client_id=reports,",
        "client_secret=x,",
        "client_id=reports&client_secret=x,",
        "client_id=hallpass&client_secret=x,",
        "client_assertion=x,",
        "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=x,",
        "grant_type=password, Basic ###"
    })
    void so_are_these(String form, String authorization) {
        assertRefused("invalid_client", form, authorization);
    }

    @Test
    void the_public_client_is_none_where_a_confidential_one_is_needed() {
        OAuthException refused =
                assertThrows(OAuthException.class, () -> clients.confidential(Form.parse("token=x"), null));

        assertEquals("invalid_client", refused.error().error());
    }

    private void assertPublic(String form, String authorization) {
        CallingClient caller = clients.caller(Form.parse(form), authorization);

        assertEquals("hallpass", caller.id());
        assertFalse(caller.confidential());
    }

    private String service(String form, String authorization) {
        CallingClient caller = clients.confidential(Form.parse(form), authorization);
        assertTrue(caller.confidential());
        return caller.id();
    }

    private void assertRefused(String error, String form, String authorization) {
        OAuthException refused =
                assertThrows(OAuthException.class, () -> clients.caller(Form.parse(form), authorization));

        assertEquals(error, refused.error().error());
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
