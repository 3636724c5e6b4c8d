package hallpass.auth.user;

import hallpass.resource.rest.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One's own password, from the current one to a new one. */
@Schema(name = "PasswordChange")
public record PasswordChange(
        @Schema(examples = "correct horse battery", required = true)
        String currentPassword,

        @Schema(examples = "a much better one", minLength = 8, maxLength = 128, required = true)
        String newPassword) {

    static PasswordChange read(JsonBody body, String email, PasswordRules rules) {
        PasswordChange change = new PasswordChange(
                body.requiredText("current_password", 0, NewUser.MAX_PASSWORD_INPUT),
                body.requiredText("new_password", 0, NewUser.MAX_PASSWORD_INPUT));
        rules.objection(change.newPassword, email).ifPresent(objection -> body.violation("new_password", objection));
        body.check();
        return change;
    }

    @Override
    public String toString() {
        return "PasswordChange[]"; // never the passwords
    }
}
