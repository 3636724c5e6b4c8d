package hallpass.auth.user;

import hallpass.resource.rest.JsonBody;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for an e-mail address: those of HTML's e-mail field, also beyond ASCII (RFC 6531). */
public final class EmailAddress {

    /** RFC 5321 section 4.5.3.1: 256 octets with the angle brackets. */
    static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_PART = 64;

    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1," + MAX_LOCAL_PART + "}@"
                    + "[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?"
                    + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?)*");

    /** Between an address and its neighbours in a text; phones add a space, and copying adds what nobody sees. */
    private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\p{Cc}\\p{Cf}]+|[\\p{Z}\\p{Cc}\\p{Cf}]+$");

    private static final int MAX_TYPED = 1024;

    private EmailAddress() {}

    /** @param text trimmed */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && FORM.matcher(text).matches()
                && folded(text).length() <= MAX_LENGTH; // some letters fold to two
    }

    /** The member {@code email} of a request, without blanks around it. */
    public static String from(JsonBody body) {
        String typed = body.requiredText("email", 1, MAX_TYPED);
        String email = trimmed(typed);
        if (!typed.isEmpty() && !isValid(email)) {
            body.violation("email", "must be an e-mail address");
        }
        return email;
    }

    /** @return without the blanks around it */
    public static String trimmed(String typed) {
        return AROUND.matcher(typed).replaceAll("");
    }

    /** The form in which two spellings of one address are equal. Its domain has its letters, not their ASCII form. */
    public static String folded(String typed) {
        String lower = Normalizer.normalize(trimmed(typed), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        int domain = lower.lastIndexOf('@') + 1;
        return domain == 0 ? lower : lower.substring(0, domain) + Domains.inLetters(lower.substring(domain));
    }

    /** @return the spellings that another store may know a folded address by: the domain in letters, and in ASCII */
    public static Set<String> spellings(String folded) {
        int domain = folded.lastIndexOf('@') + 1;
        return Domains.inAscii(folded.substring(domain))
                .map(ascii -> folded.substring(0, domain) + ascii)
                .filter(ascii -> domain > 0 && !ascii.equals(folded))
                .map(ascii -> Set.of(folded, ascii))
                .orElse(Set.of(folded));
    }
}
