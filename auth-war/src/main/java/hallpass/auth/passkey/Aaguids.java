package hallpass.auth.passkey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What made a passkey, by its AAGUID. Nobody has proved it: it is good for a name and for nothing else. */
final class Aaguids {

    private static final int UUID_LENGTH = 36;
    private static final Map<String, String> NAMES = read();

    private Aaguids() {}

    /** @return empty if the list does not have it */
    static Optional<String> name(String aaguid) {
        return Optional.ofNullable(NAMES.get(aaguid));
    }

    private static Map<String, String> read() {
        try (InputStream file = Objects.requireNonNull(Aaguids.class.getResourceAsStream("aaguids.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, UUID_LENGTH), line -> line.substring(UUID_LENGTH + 1)));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
