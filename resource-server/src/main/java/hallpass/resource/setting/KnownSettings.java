package hallpass.resource.setting;

import hallpass.resource.service.SecretSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All settings of {@code docs/configuration.md}, from {@code settings.txt}. */
final class KnownSettings {

    private static final Map<String, Known> ALL = read();

    /**
     * @param variable the environment variable
     * @param otherwise what is taken if the value is wrong, for the message; a sentence, which ends with a full stop,
     *     says what happens then; empty if the value counts as not set
     */
    record Known(String variable, Kind kind, List<String> limits, String otherwise) {

        String name() {
            return variable.toLowerCase(Locale.ROOT).replace('_', '.');
        }

        String consequence() {
            if (otherwise.isEmpty()) {
                return "It counts as not set.";
            }
            return otherwise.endsWith(".") ? otherwise : otherwise + " is taken instead.";
        }
    }

    private KnownSettings() {}

    /** @return by the names of their variables */
    static Map<String, Known> all() {
        return ALL;
    }

    /**
     * @param name in the form {@code hallpass.key.lead}
     * @return what is wrong with this value, for the operator; empty if it is right, or the setting is unknown
     */
    static Optional<String> objection(String name, String text) {
        Known known = of(name);
        if (known == null || known.kind().takes(text, known.limits())) {
            return Optional.empty();
        }
        return Optional.of(known.variable() + (mayHoldPassword(known, text) ? "" : " is \"" + text + "\", but")
                + " should be " + known.kind().expected(known.limits()) + ". " + known.consequence());
    }

    /** The log shows no such value: the part before an {@code @} may be a user with a password. */
    private static boolean mayHoldPassword(Known known, String text) {
        return known.kind() == Kind.JDBC || known.kind() == Kind.DIRECTORIES || text.contains("@");
    }

    /** @return empty if a wrong value counts as not set */
    static Optional<String> insteadOfWrong(String name) {
        Known known = of(name);
        return known != null && known.kind().takes(known.otherwise(), known.limits())
                ? Optional.of(known.otherwise()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static @Nullable Known of(String name) {
        return ALL.get(SecretSettings.variable(name));
    }

    private static Map<String, Known> read() {
        try (InputStream in = Objects.requireNonNull(KnownSettings.class.getResourceAsStream("settings.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, Known> all = new TreeMap<>();
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(KnownSettings::known)
                    .forEach(known -> all.put(known.variable(), known));
            return all;
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static Known known(String line) {
        String[] parts = line.split("\\|", -1);
        List<String> kind = List.of(parts[1].strip().split(" "));
        return new Known(
                parts[0].strip(),
                Kind.valueOf(kind.get(0).toUpperCase(Locale.ROOT)),
                Stream.of(parts[2].strip().split(" "))
                        .filter(limit -> !limit.isEmpty())
                        .toList(),
                parts[3].strip());
    }
}
