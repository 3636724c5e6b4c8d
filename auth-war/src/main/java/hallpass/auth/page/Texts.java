package hallpass.auth.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The texts of the pages in one language; {@code {0}} stands for the first value. */
public final class Texts {

    private static final Map<String, Texts> ALL =
            Map.of(PageLanguage.ENGLISH, read(PageLanguage.ENGLISH), PageLanguage.GERMAN, read(PageLanguage.GERMAN));

    private final String language;
    private final Map<String, String> texts;

    private Texts(String language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** @param language en or de */
    static Texts in(String language) {
        return Objects.requireNonNull(ALL.get(language), language);
    }

    String language() {
        return language;
    }

    Map<String, String> all() {
        return texts;
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** @throws IllegalArgumentException if there is no such text */
    String text(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            filled.append(text, at, open).append(values[Integer.parseInt(text.substring(open + 1, close))]);
            at = close + 1;
        }
        return filled.append(text, at, text.length()).toString();
    }

    private static Texts read(String language) {
        Properties read = new Properties();
        try (InputStream file = Texts.class.getResourceAsStream("texts_" + language + ".properties")) {
            read.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return new Texts(
                language, read.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, read::getProperty)));
    }
}
