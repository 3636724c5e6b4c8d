package hallpass.auth.mail;

import hallpass.auth.user.EmailAddress;
import hallpass.resource.rest.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for mail to an address. */
@Schema(name = "MailRequest")
public record MailRequest(
        @Schema(examples = "alice@example.com", required = true)
        String email) {

    static MailRequest read(JsonBody body) {
        String email = EmailAddress.read(body);
        body.check();
        return new MailRequest(email);
    }
}
