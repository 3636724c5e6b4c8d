package hallpass.auth.mail;

import hallpass.auth.user.PasswordCheck;
import hallpass.resource.rest.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new password for a forgotten one. */
@Schema(name = "NewPassword")
public record NewPassword(
        @Schema(examples = "sSh5Yb3rDMGZq3xXjF5bXyo3EwGfKxwQv2C0m0Hj4tk", required = true)
        String token,

        @Schema(examples = "a much better one", minLength = 8, maxLength = 128, required = true)
        String newPassword) {

    private static final int MAX_TOKEN = 200;

    static NewPassword read(JsonBody body) {
        NewPassword read = new NewPassword(
                body.requiredText("token", 1, MAX_TOKEN),
                body.requiredText("new_password", 0, PasswordCheck.MAX_INPUT));
        body.check();
        return read;
    }

    @Override
    public String toString() {
        return "NewPassword[]"; // neither token nor password
    }
}
