package hallpass.auth.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Reads secrets among the settings: the value itself, or the file that a setting with the ending {@code .file} names.
 */
@ApplicationScoped
public class SecretSettings {

    /**
     * A secret that an operator has set.
     *
     * @param variable the environment variable that holds it or names its file, for messages
     */
    public record Found(String text, String variable) {

        @Override
        public String toString() {
            return "Found[" + variable + "]"; // never the secret
        }
    }

    @Inject
    Config config;

    /**
     * @param setting such as {@code hallpass.smtp.password}; the value wins over the file
     * @return without the line break that a file ends with; empty if neither is set
     * @throws UncheckedIOException if the file cannot be read
     */
    public Optional<Found> find(String setting) {
        String variable = setting.toUpperCase(Locale.ROOT).replace('.', '_');
        return config.getOptionalValue(setting, String.class)
                .map(text -> new Found(text, variable))
                .or(() -> config.getOptionalValue(setting + ".file", String.class)
                        .map(file -> new Found(content(Path.of(file)), variable + "_FILE")));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
