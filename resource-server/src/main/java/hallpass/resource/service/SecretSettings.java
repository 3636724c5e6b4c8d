package hallpass.resource.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads secrets among the settings: the value itself, or the file that a setting with the ending {@code .file} names.
 * Both are taken letter by letter. MicroProfile Config would expand <code>${…}</code> and take away backslashes.
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

    private final Supplier<Config> config;

    public SecretSettings() {
        this(() -> ConfigProvider.getConfig(SecretSettings.class.getClassLoader()));
    }

    SecretSettings(Supplier<Config> config) {
        this.config = config;
    }

    /**
     * @param setting such as {@code hallpass.smtp.password}; the value wins over the file
     * @return without the one line break that a file may end with; empty if neither is set
     * @throws SettingException if the file holds nothing, or no text in UTF-8
     */
    public Optional<Found> find(String setting) {
        String variable = variable(setting);
        return text(setting).map(text -> new Found(text, variable)).or(() -> text(setting + ".file")
                .map(file -> new Found(content(file, variable + "_FILE"), variable + "_FILE")));
    }

    /** @return the setting letter by letter; empty if it is not set, or set to nothing */
    public Optional<String> text(String setting) {
        for (ConfigSource source : config.get().getConfigSources()) { // the first one has the highest ordinal
            String text = source.getValue(setting);
            if (text != null) {
                return Optional.of(text).filter(any -> !any.isEmpty());
            }
        }
        return Optional.empty();
    }

    /** @return the environment variable of a setting: {@code HALLPASS_SMTP_PASSWORD} */
    public static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String content(String file, String variable) {
        String named = variable + " names " + file + ", ";
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(Path.of(file))))
                    .toString();
            int end = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
            if (text.length() == end) {
                throw new SettingException(named + "which is empty.");
            }
            return text.substring(0, text.length() - end);
        } catch (CharacterCodingException otherCharset) {
            throw new SettingException(named + "which holds no text in UTF-8.");
        } catch (NoSuchFileException missing) {
            throw new SettingException(named + "which does not exist.");
        } catch (IOException | InvalidPathException unreadable) {
            throw new SettingException(
                    named + "which cannot be read: " + unreadable.getClass().getSimpleName() + ".");
        }
    }
}
