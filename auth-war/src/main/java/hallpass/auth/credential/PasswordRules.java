package hallpass.auth.credential;

import hallpass.auth.user.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Optional;

/** The rules for new passwords (NIST SP 800-63B section 5.1.1.2): long enough and not guessed first; any characters. */
@ApplicationScoped
public class PasswordRules {

    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 128;

    private static final String SERVICE = "hallpass";

    private final CommonPasswords common = CommonPasswords.load();

    /** @return what is wrong with it, to be shown to the person */
    public Optional<String> objection(String password, String email) {
        String normalised = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = normalised.codePointCount(0, normalised.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return Optional.of("must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
        String folded = EmailAddress.folded(normalised);
        String foldedEmail = EmailAddress.folded(email);
        if (folded.equals(foldedEmail)) {
            return Optional.of("must not be the e-mail address");
        }
        if (folded.equals(foldedEmail.substring(0, Math.max(0, foldedEmail.indexOf('@'))))) {
            return Optional.of("must not be a part of the e-mail address");
        }
        if (folded.equals(SERVICE)) {
            return Optional.of("must not be the name of this service");
        }
        if (common.contain(normalised)) {
            return Optional.of("is one of the most common passwords, which are guessed first");
        }
        return Optional.empty();
    }
}
