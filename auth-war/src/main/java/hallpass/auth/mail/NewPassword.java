package hallpass.auth.mail;

import hallpass.auth.credential.PasswordCheck;
import hallpass.auth.secret.Secret;
import hallpass.resource.rest.JsonBody;

/** A new password for a forgotten one. */
record NewPassword(Secret token, String newPassword) {

    private static final int MAX_TOKEN = 200;

    static NewPassword from(JsonBody body) {
        NewPassword read = new NewPassword(
                new Secret(body.requiredText("token", 1, MAX_TOKEN)),
                body.requiredText("new_password", 0, PasswordCheck.MAX_INPUT));
        body.check();
        return read;
    }

    @Override
    public String toString() {
        return "NewPassword[]"; // neither token nor password
    }
}
