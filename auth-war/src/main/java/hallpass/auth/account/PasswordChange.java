package hallpass.auth.account;

import hallpass.auth.credential.PasswordCheck;
import hallpass.auth.credential.PasswordRules;
import hallpass.resource.rest.JsonBody;

/** A change of the caller's own password. */
record PasswordChange(String currentPassword, String newPassword) {

    static PasswordChange from(JsonBody body, String email, PasswordRules rules) {
        PasswordChange change = new PasswordChange(
                body.requiredText("current_password", 0, PasswordCheck.MAX_INPUT),
                body.requiredText("new_password", 0, PasswordCheck.MAX_INPUT));
        rules.objection(change.newPassword, email).ifPresent(objection -> body.violation("new_password", objection));
        body.check();
        return change;
    }

    @Override
    public String toString() {
        return "PasswordChange[]"; // never the passwords
    }
}
