package hallpass.auth.user;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two spellings of an internationalised domain name (RFC 5890 section 2.3.2): with its letters, and in ASCII. */
final class Domains {

    private static final String PREFIX = "xn--";
    private static final int MAX_LABEL = 63;

    private static final Pattern ENCODED =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}-])" + PREFIX + "[a-z0-9-]{1,59}(?![\\p{L}\\p{M}\\p{N}-])");

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}\\p{N}-]+");

    private Domains() {}

    /** @param text in lower case @return with the letters of every domain that is written in ASCII */
    static String inLetters(String text) {
        return text.contains(PREFIX)
                ? ENCODED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(letters(found)))
                : text;
    }

    /** @param domain in lower case @return empty if a label of it is too long for the Domain Name System */
    static Optional<String> inAscii(String domain) {
        StringBuilder ascii = new StringBuilder();
        for (String label : domain.split("\\.", -1)) {
            String encoded = isAscii(label) ? label : PREFIX + Punycode.encode(label);
            if (encoded.length() > MAX_LABEL) {
                return Optional.empty();
            }
            ascii.append(ascii.isEmpty() ? "" : ".").append(encoded);
        }
        return Optional.of(ascii.toString());
    }

    /** A name that nobody may register stays as it is written, such as one whose letters are capitals. */
    private static String letters(MatchResult found) {
        String label = found.group();
        return Punycode.decode(label.substring(PREFIX.length()))
                .filter(letters -> !isAscii(letters) && LETTERS.matcher(letters).matches())
                .filter(letters ->
                        letters.equals(Normalizer.normalize(letters, Form.NFC).toLowerCase(Locale.ROOT)))
                .filter(letters -> label.equals(PREFIX + Punycode.encode(letters)))
                .orElse(label);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
