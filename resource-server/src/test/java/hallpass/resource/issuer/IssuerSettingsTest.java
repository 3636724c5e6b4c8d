package hallpass.resource.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.service.SettingException;
import hallpass.resource.setting.Settings;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerSettingsTest {

    private static final String OWN = "https://id.example.org/auth";

    private final Map<String, String> config = new HashMap<>();
    private final Set<String> variables = new HashSet<>();
    private final Settings settings = new Settings(() -> (Config) Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> Optional.ofNullable(config.get(String.valueOf(arguments[0])))));

    @BeforeEach
    void one_is_configured() {
        set("HALLPASS_ISSUERS", "old");
        set("HALLPASS_ISSUER_OLD_URL", "https://old.example.org/auth");
    }

    @Test
    void without_the_setting_there_are_none() {
        config.remove("hallpass.issuers");

        assertEquals(List.of(), read());
    }

    @Test
    void another_hallpass_needs_its_address_only() {
        assertEquals(
                List.of(new TrustedIssuer(
                        "old",
                        "https://old.example.org/auth",
                        "https://old.example.org/auth/jwks",
                        "orders",
                        false,
                        "client_id",
                        List.of(),
                        false,
                        true)),
                read());
    }

    @Test
    void what_another_product_does_otherwise_is_said() {
        set("HALLPASS_ISSUERS", " cloak , old ");
        set("HALLPASS_ISSUER_CLOAK_URL", "https://cloak.example.org/realms/shop");
        set("HALLPASS_ISSUER_CLOAK_JWKS_URI", "https://cloak.example.org/realms/shop/protocol/openid-connect/certs");
        set("HALLPASS_ISSUER_CLOAK_AUDIENCE", "orders-api");
        set("HALLPASS_ISSUER_CLOAK_TYP", "JWT");
        set("HALLPASS_ISSUER_CLOAK_CLIENT_CLAIM", "azp");
        set("HALLPASS_ISSUER_CLOAK_ROLES_CLAIM", "resource_access/orders-api/roles");
        set("HALLPASS_ISSUER_CLOAK_SUBJECTS", "shared");
        set("HALLPASS_ISSUER_CLOAK_STATUS_LISTS", "false");

        List<TrustedIssuer> read = read();

        assertEquals(
                new TrustedIssuer(
                        "cloak",
                        "https://cloak.example.org/realms/shop",
                        "https://cloak.example.org/realms/shop/protocol/openid-connect/certs",
                        "orders-api",
                        true,
                        "azp",
                        List.of("resource_access", "orders-api", "roles"),
                        true,
                        false),
                read.get(0));
        assertEquals("old", read.get(1).name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            URL;          old.example.org;              an address with http:// or https:// and a host
            URL;          https://old.example.org?a=b;  an address without a query, as the claim iss has it
            JWKS_URI;     file:///keys.json;            an address with http:// or https:// and a host
            TYP;          jwt;                          at+jwt or JWT
            SUBJECTS;     same;                         own or shared
            STATUS_LISTS; no;                           false or true
            ROLES_CLAIM;  /roles;                       the name of a claim, or names with / between
            """)
    void a_wrong_value_is_told_in_one_sentence(String member, String value, String expected) {
        set("HALLPASS_ISSUER_OLD_" + member, value);

        isRefused("HALLPASS_ISSUER_OLD_" + member + " is \"" + value + "\", but should be " + expected + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            URL;        '';                           URL is missing, which HALLPASS_ISSUERS needs for old.
            URL;        https://a:b@old.example.org;  URL should be an address with http:// or https:// and a host.
            URL;        https://id.example.org/auth;  URL is that of HALLPASS_ISSUER, which this service trusts already.
            ROLE_CLAIM; roles;                        ROLE_CLAIM is no setting of an issuer.
            """)
    void and_so_is_what_else_is_wrong(String member, String value, String sentence) {
        set("HALLPASS_ISSUER_OLD_" + member, value);

        isRefused("HALLPASS_ISSUER_OLD_" + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Old", "old-one", "old_one", "1st", "old;next"})
    void a_name_is_short_and_plain(String name) {
        set("HALLPASS_ISSUERS", name);

        isRefused("HALLPASS_ISSUERS has \"" + name
                + "\", but a name should be up to 31 lower-case letters and digits, a letter first.");
    }

    @Test
    void two_names_are_two_issuers() {
        set("HALLPASS_ISSUERS", "old,next");
        set("HALLPASS_ISSUER_NEXT_URL", "https://old.example.org/auth");

        isRefused("HALLPASS_ISSUERS has https://old.example.org/auth twice, as old and as next.");
    }

    private void isRefused(String sentence) {
        SettingException wrong = assertThrows(SettingException.class, this::read);

        assertEquals(sentence, wrong.getMessage());
    }

    private List<TrustedIssuer> read() {
        return new IssuerSettings(settings, "orders").read(OWN, variables);
    }

    private void set(String variable, String value) {
        variables.add(variable);
        config.put(variable.toLowerCase(Locale.ROOT).replace('_', '.'), value);
    }
}
