package hallpass.auth.user;

import hallpass.resource.rest.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Proves that it is the user who deletes the account, and not somebody at an open screen. */
@Schema(name = "AccountDeletion", requiredProperties = "password")
public record AccountDeletion(
        @Schema(examples = "correct horse battery") String password) {

    static AccountDeletion read(JsonBody body) {
        AccountDeletion asked = new AccountDeletion(body.requiredText("password", 0, NewUser.MAX_PASSWORD_INPUT));
        body.check();
        return asked;
    }
}
