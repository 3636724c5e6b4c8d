package hallpass.resource.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSettingsTest {

    @TempDir
    Path folder;

    private final Map<String, String> server = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final SecretSettings settings =
            new SecretSettings(() -> config(List.of(source(server), source(environment))));

    @Test
    void a_secret_is_the_value_of_its_setting() {
        environment.put("hallpass.smtp.password", "s3cret");

        SecretSettings.Found found = settings.find("hallpass.smtp.password").orElseThrow();

        assertEquals("s3cret", found.text());
        assertEquals("HALLPASS_SMTP_PASSWORD", found.variable());
        assertFalse(found.toString().contains("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "horse${nothing}battery4",
                "${user.home}",
                "$",
                "$$",
                "a\\$b",
                "\\${x}",
                "a\\b",
                "{xor}Lz4sLCg=",
                "{aes}x",
                "{hash}x",
                " blanks ",
                "a,b",
                "\"'`",
                "#%&;=:/?@",
                "contraseña Schlüssel 密碼 🔑"
            })
    void every_letter_counts(String secret) throws Exception {
        environment.put("hallpass.smtp.password", secret);
        assertEquals(secret, text());

        environment.clear();
        environment.put("hallpass.smtp.password.file", file(secret + "\n"));
        assertEquals(secret, text());
    }

    @Test
    void a_file_s_last_line_break_does_not_count() throws Exception {
        environment.put("hallpass.smtp.password.file", file(" two\nlines \n"));

        SecretSettings.Found found = settings.find("hallpass.smtp.password").orElseThrow();

        assertEquals(" two\nlines ", found.text());
        assertEquals("HALLPASS_SMTP_PASSWORD_FILE", found.variable());
    }

    @Test
    void only_one_line_break_is_cut() throws Exception {
        environment.put("hallpass.smtp.password.file", file("x\n\r\n"));
        assertEquals("x\n", text());

        environment.put("hallpass.smtp.password.file", file("x\f"));
        assertEquals("x\f", text());
    }

    @Test
    void the_value_wins_over_the_file() throws Exception {
        environment.put("hallpass.smtp.password", "value");
        environment.put("hallpass.smtp.password.file", file("file"));

        assertEquals("value", text());
    }

    @Test
    void the_server_s_configuration_wins_over_the_environment() {
        server.put("hallpass.smtp.password", "server");
        environment.put("hallpass.smtp.password", "environment");

        assertEquals("server", text());
    }

    @Test
    void there_may_be_none() {
        environment.put("hallpass.smtp.password", "");

        assertTrue(settings.find("hallpass.smtp.password").isEmpty());
    }

    @Test
    void a_file_that_cannot_be_used_is_told_by_its_name_and_the_reason() throws Exception {
        String missing = folder.resolve("missing").toString();
        assertEquals("HALLPASS_SMTP_PASSWORD_FILE names " + missing + ", which does not exist.", refused(missing));
        String empty = file("\n");
        assertEquals("HALLPASS_SMTP_PASSWORD_FILE names " + empty + ", which is empty.", refused(empty));
        Files.write(Path.of(empty), "Schlüssel".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("HALLPASS_SMTP_PASSWORD_FILE names " + empty + ", which holds no text in UTF-8.", refused(empty));
        assertTrue(refused(folder.toString()).contains("cannot be read"));
    }

    private String refused(String file) {
        environment.put("hallpass.smtp.password.file", file);
        return assertThrows(SettingException.class, () -> settings.find("hallpass.smtp.password"))
                .getMessage();
    }

    private String text() {
        return settings.find("hallpass.smtp.password").orElseThrow().text();
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("secret"), text).toString();
    }

    private static Config config(List<ConfigSource> sources) {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
                    assertEquals("getConfigSources", method.getName(), "everything else would expand the secret");
                    return sources;
                });
    }

    private static ConfigSource source(Map<String, String> values) {
        return new ConfigSource() {
            @Override
            public Set<String> getPropertyNames() {
                return values.keySet();
            }

            @Override
            public String getValue(String name) {
                return values.get(name);
            }

            @Override
            public String getName() {
                return "test";
            }
        };
    }
}
