package hallpass.auth.registration;

import hallpass.auth.credential.PasswordCheck;
import hallpass.auth.credential.PasswordRules;
import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.User;
import hallpass.resource.rest.JsonBody;
import org.jspecify.annotations.Nullable;

/** A registration. Other members of the request, such as roles, are ignored. */
public record NewUser(
        String email, String password, @Nullable String name) {

    static NewUser from(JsonBody body, PasswordRules rules) {
        NewUser user = new NewUser(
                EmailAddress.from(body),
                body.requiredText("password", 0, PasswordCheck.MAX_INPUT),
                body.text("name", 1, User.MAX_NAME));
        rules.objection(user.password, user.email).ifPresent(objection -> body.violation("password", objection));
        body.check();
        return user;
    }

    @Override
    public String toString() {
        return "NewUser[" + email + "]"; // never the password
    }
}
