package hallpass.auth.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.TestSettings;
import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.SettingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamSettingsTest {

    private final Map<String, String> values = new HashMap<>(Map.of(
            "hallpass.upstream", "acme, corp",
            "hallpass.upstream.acme.issuer", "https://id.example.org/a",
            "hallpass.upstream.acme.client.id", "us",
            "hallpass.upstream.acme.client.secret", "${secret}"));

    @Test
    void an_issuer_a_client_and_a_secret_are_enough() {
        Upstream upstream = settings().read("acme");

        assertEquals("acme", upstream.name());
        assertEquals("https://id.example.org/a", upstream.issuer());
        assertEquals("us", upstream.clientId());
        assertEquals("${secret}", upstream.clientSecret());
        assertEquals(Set.of("openid", "profile", "email"), upstream.scopes());
        assertEquals(new Upstream.ClaimNames("email", "email_verified", "name"), upstream.claims());
        assertEquals(TrustedFactors.NONE, upstream.factors());
        assertFalse(upstream.toString().contains("secret"), upstream.toString());
        assertEquals(List.of("acme", "corp"), List.copyOf(settings().ids()));
    }

    @Test
    void the_rest_can_be_said() {
        values.put("hallpass.upstream.acme.name", "Acme & Söhne");
        values.put("hallpass.upstream.acme.scopes", "email  groups");
        values.put("hallpass.upstream.acme.email.claim", "upn");
        values.put("hallpass.upstream.acme.mfa.acr", " urn:acme:gold  2 ");
        values.put("hallpass.upstream.acme.mfa.amr", "mfa");

        Upstream upstream = settings().read("acme");

        assertEquals("Acme & Söhne", upstream.name());
        assertEquals(Set.of("openid", "email", "groups"), upstream.scopes());
        assertEquals("upn", upstream.claims().email());
        assertEquals(new TrustedFactors(Set.of("urn:acme:gold", "2"), Set.of("mfa")), upstream.factors());
    }

    @ParameterizedTest
    @CsvSource({
        "hallpass.upstream.acme.issuer,        ,                          HALLPASS_UPSTREAM_ACME_ISSUER",
        "hallpass.upstream.acme.issuer,        http://id.example.org,     HALLPASS_UPSTREAM_ACME_ISSUER",
        "hallpass.upstream.acme.issuer,        https://id.example.org?a,  HALLPASS_UPSTREAM_ACME_ISSUER",
        "hallpass.upstream.acme.issuer,        https://a@id.example.org,  HALLPASS_UPSTREAM_ACME_ISSUER",
        "hallpass.upstream.acme.issuer,        id.example.org,            HALLPASS_UPSTREAM_ACME_ISSUER",
        "hallpass.upstream.acme.client.id,     ,                          HALLPASS_UPSTREAM_ACME_CLIENT_ID",
        "hallpass.upstream.acme.client.secret, ,                          HALLPASS_UPSTREAM_ACME_CLIENT_SECRET",
        "hallpass.upstream.acme.scopes,        'email \"x',               HALLPASS_UPSTREAM_ACME_SCOPES"
    })
    void what_is_wrong_is_told_by_its_name(String setting, String value, String variable) {
        values.put(setting, value == null ? "" : value);

        SettingException wrong =
                assertThrows(SettingException.class, () -> settings().read("acme"));

        assertTrue(wrong.getMessage().startsWith(variable + " "), wrong.getMessage());
        assertFalse(wrong.getMessage().contains("${secret}"), wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "a-b", "a_b", "1a", "a/b", "../a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void an_id_has_to_fit_into_names_and_addresses(String id) {
        assertThrows(SettingException.class, () -> settings().read(id));
    }

    @Test
    void plain_http_is_for_ones_own_network() {
        values.put("hallpass.upstream.addresses", "any");
        values.put("hallpass.upstream.acme.issuer", "http://keycloak.internal:8080/realms/acme");

        assertEquals(
                "http://keycloak.internal:8080/realms/acme",
                settings().read("acme").issuer());
    }

    @Test
    void a_name_that_is_none_is_found() {
        Set<String> variables = Set.of(
                "HALLPASS_UPSTREAM_ACME_ISSUER",
                "HALLPASS_UPSTREAM_ACME_CLIENT_SECRET_FILE",
                "HALLPASS_UPSTREAM_ACME_SCOPE",
                "HALLPASS_UPSTREAM_ADDRESSES",
                "PATH");

        assertEquals(Set.of("HALLPASS_UPSTREAM_ACME_SCOPE"), settings().unknown(variables));
    }

    private UpstreamSettings settings() {
        return new UpstreamSettings(TestSettings.of(values), new SecretSettings() {
            @Override
            public Optional<Found> find(String setting) {
                return Optional.ofNullable(values.get(setting))
                        .filter(text -> !text.isEmpty())
                        .map(text -> new Found(text, setting));
            }
        });
    }
}
