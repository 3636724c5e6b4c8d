package hallpass.todo.task;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Folds text for searching: without case and accents. It is folded here, because databases and their locales disagree
 * on {@code lower()}.
 */
final class SearchText {
    private static final Pattern SPECIAL = Pattern.compile("[!%_]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private SearchText() {}

    static String of(String title, @Nullable String notes) {
        return fold(notes == null ? title : title + "\n" + notes);
    }

    /** For LIKE with the escape character {@code !}: the text anywhere. */
    static String pattern(String text) {
        return like(fold(text));
    }

    /** The same, of text as it stands. */
    static String like(String text) {
        return "%" + SPECIAL.matcher(text).replaceAll("!$0") + "%";
    }

    static String fold(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        // up before down: a sharp s and SS, both Greek sigmas, meet
        return MARKS.matcher(apart).replaceAll("").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
