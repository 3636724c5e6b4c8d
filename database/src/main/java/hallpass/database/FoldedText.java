package hallpass.database;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text folded for finding: case and accents away. Folded here, because databases and their locales disagree on
 * {@code lower()}.
 */
public final class FoldedText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private FoldedText() {}

    public static String of(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        // up before down: a sharp s and SS, both Greek sigmas, meet
        return MARKS.matcher(apart).replaceAll("").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
