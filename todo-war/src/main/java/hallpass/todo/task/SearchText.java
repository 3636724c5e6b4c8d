package hallpass.todo.task;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Folds text for searching: without case, width and accents. Marks that make another letter stay: は is not ぱ. It is
 * folded here, because databases and their locales disagree on {@code lower()}.
 */
final class SearchText {
    /** Stored with each task. Raise it whenever {@link #of} answers something else than before. */
    static final int FORM = 2;

    private static final Pattern SPECIAL = Pattern.compile("[!%_]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /** Accents of Latin and Greek letters, and points and signs that Hebrew and Arabic write or leave out at will. */
    private static final Pattern ACCENTS = Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}]\\p{M}{0,9})"
            + "[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff]"
            + "|[\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7]"
            + "|[\\u0610-\\u061a\\u0640\\u064b-\\u0652\\u0656-\\u065f\\u0670\\u06d6-\\u06dc]"
            + "|(?<=\\u0627)[\\u0653-\\u0655]" // alef
            + "|(?<=\\p{IsCyrillic})[\\u0300\\u0301]|(?<=[\\u0435\\u0415])\\u0308"); // stress; ё is often written е

    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "ı", "i", "ς", "σ", "ø", "o", "ł", "l", "đ", "d", "æ", "ae", "œ", "oe", "ħ", "h");
    private static final Pattern LETTER = Pattern.compile("[" + String.join("", LETTERS.keySet()) + "]");

    private SearchText() {}

    /** What is stored to be searched: title, notes, and each tag with a {@code #} in front. */
    static String of(String title, @Nullable String notes, List<String> tags) {
        StringBuilder text = new StringBuilder(title);
        if (notes != null) {
            text.append('\n').append(notes);
        }
        tags.forEach(tag -> text.append("\n#").append(tag));
        return fold(text.toString());
    }

    /** The words of a search, folded: a task that is found has all of them, in any order. */
    static List<String> words(String text) {
        return Arrays.stream(BLANKS.split(fold(text)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** For LIKE with the escape character {@code !}: the text anywhere. */
    static String like(String text) {
        return "%" + SPECIAL.matcher(text).replaceAll("!$0") + "%";
    }

    static String fold(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String plain = ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
        String whole = Normalizer.normalize(plain, Normalizer.Form.NFKC); // は and its mark become one letter
        return LETTER.matcher(whole).replaceAll(letter -> LETTERS.getOrDefault(letter.group(), letter.group()));
    }
}
