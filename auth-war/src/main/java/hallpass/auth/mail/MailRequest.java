package hallpass.auth.mail;

import hallpass.auth.user.EmailAddress;
import hallpass.resource.rest.JsonBody;

/** Asks for mail to an address. */
record MailRequest(String email) {

    static MailRequest from(JsonBody body) {
        String email = EmailAddress.from(body);
        body.check();
        return new MailRequest(email);
    }
}
