package hallpass.resource.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.setting.KnownSettings.Known;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {

    private final Map<String, String> config = new HashMap<>();
    private final Settings settings = new Settings(() -> (Config) Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> Optional.ofNullable(config.get(String.valueOf(arguments[0])))));

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            hallpass.key.lead;                  6s
            hallpass.key.lead;                  PT-6S
            hallpass.jwks.refresh;              PT0S
            hallpass.session.lifetime;          90
            hallpass.session.lifetime;          PT0.1S
            hallpass.session.lifetime;          P36501D
            hallpass.key.rotation;              P36501D
            hallpass.key.rotation;              PT9000000000000000S
            hallpass.device.lifetime;           P36501D
            hallpass.key.lead;                  'PT6S '
            hallpass.issuer;                    ' https://id.example.org'
            hallpass.todo.lists;                many
            hallpass.todo.lists;                -1
            hallpass.todo.lists;                1e3
            hallpass.todo.lists;                2147483648
            hallpass.smtp.port;                 70000
            hallpass.password.grant;            flase
            hallpass.signing.algorithm;         RS265
            hallpass.signing.algorithm;         HS256
            hallpass.accepted.algorithms;       RS256 ES256
            hallpass.database;                  postgres
            hallpass.registration;              close
            hallpass.smtp.tls;                  ssl
            hallpass.issuer;                    id.example.org
            hallpass.issuer;                    ftp://id.example.org
            hallpass.auth.url;                  http:/localhost
            hallpass.trusted.proxies;           10.0.0.(
            """)
    void a_wrong_value_is_told_with_its_name_and_what_is_expected(String name, String value) {
        config.put(name, value);

        List<String> told = new SettingsCheck(settings).complaints(List.of());

        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0)
                .startsWith(name.toUpperCase(Locale.ROOT).replace('.', '_') + " is \"" + value + "\", but should be "));
        assertTrue(
                told.get(0).matches(".*( is taken instead|It counts as not set|It is used all the same.*|right)\\."));
    }

    @Test
    void the_whole_message() {
        config.put("hallpass.key.lead", "6s");
        config.put("hallpass.smtp.port", "0");

        assertEquals(
                List.of(
                        "HALLPASS_KEY_LEAD is \"6s\", but should be a duration in ISO 8601, such as PT30S, PT5M"
                                + " or P30D, from PT0S to P36500D. PT6S is taken instead.",
                        "HALLPASS_SMTP_PORT is \"0\", but should be a whole number, from 1 to 65535."
                                + " 587, or 465 with implicit TLS, is taken instead."),
                new SettingsCheck(settings).complaints(List.of()));
        assertEquals(Duration.ofSeconds(6), settings.duration("hallpass.key.lead", Duration.ZERO));
    }

    @Test
    void a_secret_is_never_told() {
        config.put("hallpass.admin.password", "x");
        config.put("hallpass.key.encryption.key", "x");

        assertEquals(List.of(), new SettingsCheck(settings).complaints(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "hallpass.auth.db.url, postgresql://hallpass:s3cret@db/auth",
        "hallpass.auth.db.url, s3cret",
        "hallpass.ldap.url,    ldaps://cn=admin:s3cret@/",
        "hallpass.ldap.url,    ldap.example.org s3cret",
        "hallpass.issuer,      admin:s3cret@id.example.org"
    })
    void an_address_that_may_hold_a_password_is_not_told(String name, String value) {
        config.put(name, value);

        List<String> told = new SettingsCheck(settings).complaints(List.of());

        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).contains(" should be "), told::toString);
        assertFalse(told.get(0).contains("s3cret"), told::toString);
    }

    @Test
    void what_is_taken_instead_is_never_less_safe() {
        config.put("hallpass.password.grant", "flase");
        config.put("hallpass.ldap.start.tls", "ture");

        assertEquals(false, settings.isOn("hallpass.password.grant", true));
        assertEquals(true, settings.isOn("hallpass.ldap.start.tls", false));
    }

    @ParameterizedTest
    @CsvSource({
        "HALLPASS_ACCES_TOKEN_LIFETIME, HALLPASS_ACCESS_TOKEN_LIFETIME",
        "HALLPASS_TOKEN_LIFETIME, HALLPASS_ACCESS_TOKEN_LIFETIME",
        "HALLPAS_ISSUER, HALLPASS_ISSUER",
        "HALLPASS_ISUSER, HALLPASS_ISSUER",
        "HALLPASS_ADMIN_PASWORD, HALLPASS_ADMIN_PASSWORD",
        "HALLPASS_ADMIN_PASSWORT, HALLPASS_ADMIN_PASSWORD",
        "HALLPASS_PASSWORD_ADMIN, HALLPASS_ADMIN_PASSWORD",
        "HALLPASS_SMPT_HOST, HALLPASS_SMTP_HOST",
        "HALLPASS_LDAP_BINDDN, HALLPASS_LDAP_BIND_DN",
        "HALLPASS_DATABSE, HALLPASS_DATABASE"
    })
    void a_name_that_is_nearly_one_of_ours_is_told(String name, String meant) {
        assertEquals(
                List.of(name + " is no setting. Did you mean " + meant + "?"),
                new SettingsCheck(settings).complaints(List.of(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HALLPASS_ISSUER",
                "hallpass_issuer",
                "HALLPASS_AUTH_DB_PASSWORD_FILE",
                "HALLPASS_ORDERS_CLIENT_SECRET",
                "HALLPASS_SERVICE_INVOICES_URL",
                "HALLPASS_INVOICES_DB_URL",
                "HALLPASS_INVOICES_COLOUR",
                "HALLPASS_ISSUER_OLD_JWKS_URI",
                "HALLPASS_ISSUER_CLOAK_ROLES_CLAIM",
                "HALLPASS_UPSTREAM_CORP_ISSUER",
                "HALLPASS_UPSTREAM_CORP_CLIENT_SECRET_FILE",
                "HALLPASS_UPSTREAM_CORP_EMAIL_VERIFIED_CLAIM",
                "PATH",
                "HTTP_PROXY",
                "PWD"
            })
    void other_names_are_not(String name) {
        assertEquals(List.of(), new SettingsCheck(settings).complaints(List.of(name)));
    }

    @Test
    void only_what_may_be_anything_or_is_told_to_be_used_all_the_same_is_read_unchecked() throws Exception {
        Pattern unchecked = Pattern.compile("@ConfigProperty\\(\\s*name = (PREFIX \\+ )?\"([a-z.]+)\"");
        Set<String> wrong = new TreeSet<>();
        for (String war : List.of("resource-server", "database", "auth-war", "todo-war")) {
            try (Stream<Path> files = Files.walk(Path.of("..", war, "src", "main", "java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    Matcher found = unchecked.matcher(Files.readString(file));
                    while (found.find()) {
                        String name = (found.group(1) == null ? "" : "hallpass.ldap.") + found.group(2);
                        Known known = KnownSettings.all()
                                .get(name.toUpperCase(Locale.ROOT).replace('.', '_'));
                        if (known != null
                                && known.kind() != Kind.TEXT
                                && !known.otherwise().endsWith(".")) {
                            wrong.add(file + " " + name);
                        }
                    }
                }
            }
        }

        assertEquals(Set.of(), wrong);
    }

    @Test
    void every_documented_setting_is_known_and_no_other() throws Exception {
        Set<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "configuration.md"))) {
            if (line.startsWith("| `")) {
                Matcher found =
                        Pattern.compile("`((?:HALLPASS|HTTPS?)_[A-Z_]+)`").matcher(line.split("\\|")[1]);
                while (found.find()) {
                    documented.add(found.group(1));
                }
            }
        }
        Set<String> known = new HashSet<>(KnownSettings.all().keySet());
        known.removeIf(name -> name.endsWith("_PASSWORD_FILE")); // the section about secrets has these

        assertEquals(documented, new TreeSet<>(known));
    }
}
