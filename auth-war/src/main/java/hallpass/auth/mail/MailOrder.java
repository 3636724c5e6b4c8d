package hallpass.auth.mail;

import hallpass.auth.user.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who wants mail, as a request says; nobody has looked yet whether there is such a user.
 *
 * @param language en or de
 * @param address of the one who asks
 */
record MailOrder(String email, String language, @Nullable String address) {

    String emailFolded() {
        return EmailAddress.folded(email);
    }
}
