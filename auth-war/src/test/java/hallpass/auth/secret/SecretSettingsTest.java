package hallpass.auth.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSettingsTest {

    @TempDir
    Path folder;

    private final Map<String, String> config = new HashMap<>();
    private final SecretSettings settings = new SecretSettings();

    SecretSettingsTest() {
        settings.config = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(config.get(String.valueOf(arguments[0]))));
    }

    @Test
    void a_secret_is_the_value_of_its_setting() {
        config.put("hallpass.smtp.password", "s3cret");

        SecretSettings.Found found = settings.find("hallpass.smtp.password").orElseThrow();

        assertEquals("s3cret", found.text());
        assertEquals("HALLPASS_SMTP_PASSWORD", found.variable());
        assertFalse(found.toString().contains("s3cret"));
    }

    @Test
    void or_it_is_in_a_file_whose_last_line_break_does_not_count() throws Exception {
        config.put("hallpass.smtp.password.file", file(" two\nlines \n"));

        SecretSettings.Found found = settings.find("hallpass.smtp.password").orElseThrow();

        assertEquals(" two\nlines ", found.text());
        assertEquals("HALLPASS_SMTP_PASSWORD_FILE", found.variable());
    }

    @Test
    void the_value_wins_over_the_file() throws Exception {
        config.put("hallpass.smtp.password", "value");
        config.put("hallpass.smtp.password.file", file("file"));

        assertEquals(
                "value", settings.find("hallpass.smtp.password").orElseThrow().text());
    }

    @Test
    void there_may_be_none() {
        assertTrue(settings.find("hallpass.smtp.password").isEmpty());
    }

    @Test
    void a_file_that_cannot_be_read_is_an_error() {
        config.put("hallpass.smtp.password.file", folder.resolve("missing").toString());

        assertThrows(UncheckedIOException.class, () -> settings.find("hallpass.smtp.password"));
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("secret"), text).toString();
    }
}
