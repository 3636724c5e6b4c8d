package hallpass.auth.mail;

import hallpass.auth.user.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request's wish for mail. Nobody has looked yet whether there is such a user.
 *
 * @param language en or de
 * @param address of the client that asks
 */
record MailOrder(String email, String language, @Nullable String address) {

    String emailFolded() {
        return EmailAddress.folded(email);
    }
}
