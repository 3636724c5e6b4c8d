package hallpass.auth.credential;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * Passwords that are guessed first. The list is a resource: one in a line, in lower case, sorted by UTF-16 units; where
 * it comes from is said beside it.
 */
final class CommonPasswords {

    private static final String LIST = "common-passwords.txt";

    private final String[] sorted;

    private CommonPasswords(String[] sorted) {
        this.sorted = sorted;
    }

    static CommonPasswords load() {
        InputStream list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return new CommonPasswords(lines.lines().toArray(String[]::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Compares in any case, and in any width of the letters. */
    boolean contain(String password) {
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Arrays.binarySearch(sorted, plain) >= 0;
    }

    int size() {
        return sorted.length;
    }
}
