package hallpass.auth.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTest {

    private static final String ISSUER = "https://id.example.org";
    private static final String GOOD = """
            {"issuer": "https://id.example.org", "authorization_endpoint": "https://login.example.org/a?tenant=1",
             "token_endpoint": "https://id.example.org/t", "jwks_uri": "https://id.example.org/k",
             "response_types_supported": ["code"], "subject_types_supported": ["public"],
             "id_token_signing_alg_values_supported": ["RS256"]}""";

    @Test
    void the_least_that_a_provider_says_is_enough() throws UpstreamException {
        Provider provider = Provider.parse(GOOD, ISSUER);

        assertEquals(URI.create("https://login.example.org/a?tenant=1"), provider.authorization());
        assertEquals(URI.create("https://id.example.org/t"), provider.token());
        assertFalse(provider.secretInForm());
        assertFalse(provider.namesIssuer());
    }

    @Test
    void it_says_how_it_wants_the_secret_and_whether_its_answers_name_it() throws UpstreamException {
        assertTrue(with("\"token_endpoint_auth_methods_supported\": [\"client_secret_post\"]")
                .secretInForm());
        assertFalse(with("\"token_endpoint_auth_methods_supported\": [\"client_secret_post\", \"client_secret_basic\"]")
                .secretInForm());
        assertTrue(
                with("\"authorization_response_iss_parameter_supported\": true").namesIssuer());
        assertThrows(
                UpstreamException.class,
                () -> with("\"token_endpoint_auth_methods_supported\": [\"private_key_jwt\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org/",
                "https://evil.example.org",
                "http://id.example.org",
                "HTTPS://id.example.org"
            })
    void a_document_about_another_issuer_is_of_somebody_else(String issuer) {
        assertThrows(UpstreamException.class, () -> Provider.parse(GOOD, issuer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_endpoint", "authorization_endpoint", "jwks_uri"})
    void an_endpoint_that_is_missing_or_is_none_is_told(String endpoint) {
        assertThrows(UpstreamException.class, () -> Provider.parse(GOOD.replace(endpoint, "x"), ISSUER));
        assertThrows(
                UpstreamException.class,
                () -> Provider.parse(GOOD.replaceFirst(endpoint + "\": \"https:", endpoint + "\": \"file:"), ISSUER));
        assertThrows(
                UpstreamException.class,
                () -> Provider.parse(
                        GOOD.replaceFirst(endpoint + "\": \"https://", endpoint + "\": \"javascript:"), ISSUER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "<html>", "{\"issuer\": 5}"})
    void another_text_is_no_metadata(String text) {
        assertThrows(UpstreamException.class, () -> Provider.parse(text, ISSUER));
    }

    private static Provider with(String member) throws UpstreamException {
        return Provider.parse(GOOD.replaceFirst("\\{", "{" + member + ", "), ISSUER);
    }
}
