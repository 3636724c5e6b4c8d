package hallpass.auth.credential;

import hallpass.auth.user.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Optional;

/** The rules for new passwords (NIST SP 800-63B section 5.1.1.2): long enough and not guessed first; any characters. */
@ApplicationScoped
public class PasswordRules {

    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 128;

    private static final String SERVICE = "hallpass";

    private final CommonPasswords common = CommonPasswords.load();

    /** @return what is wrong with it, to be shown to the person */
    public Optional<String> objection(String password, String email) {
        return flaw(password, email).map(Flaw::text);
    }

    public Optional<Flaw> flaw(String password, String email) {
        String normalised = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = normalised.codePointCount(0, normalised.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return Optional.of(Flaw.LENGTH);
        }
        String folded = EmailAddress.folded(normalised);
        String foldedEmail = EmailAddress.folded(email);
        if (folded.equals(foldedEmail)) {
            return Optional.of(Flaw.EMAIL);
        }
        if (folded.equals(foldedEmail.substring(0, Math.max(0, foldedEmail.indexOf('@'))))) {
            return Optional.of(Flaw.PART_OF_EMAIL);
        }
        if (folded.equals(SERVICE)) {
            return Optional.of(Flaw.SERVICE);
        }
        return common.contain(normalised) ? Optional.of(Flaw.COMMON) : Optional.empty();
    }

    /** What is wrong with a password. */
    public enum Flaw {
        LENGTH("must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters"),
        EMAIL("must not be the e-mail address"),
        PART_OF_EMAIL("must not be a part of the e-mail address"),
        SERVICE("must not be the name of this service"),
        COMMON("is one of the most common passwords, which are guessed first");

        private final String text;

        Flaw(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
