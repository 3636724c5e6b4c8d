package hallpass.auth.user;

import hallpass.resource.rest.JsonBody;
import java.text.Normalizer;
import java.util.Locale;
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

    private EmailAddress() {}

    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && FORM.matcher(text).matches()
                && folded(text).length() <= MAX_LENGTH; // some letters fold to two
    }

    /** The member {@code email} of a request. */
    public static String from(JsonBody body) {
        String email = body.requiredText("email", 1, MAX_LENGTH);
        if (!email.isEmpty() && !isValid(email)) {
            body.violation("email", "must be an e-mail address");
        }
        return email;
    }

    /** The form in which two spellings of one address are equal. */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
