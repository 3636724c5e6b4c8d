package hallpass.auth.user;

import hallpass.resource.rest.JsonBody;
import org.jspecify.annotations.Nullable;

/** A registration. Members that are not here (roles, say) are never bound. */
public record NewUser(
        String email, String password, @Nullable String name) {

    static final int MAX_NAME = 100;

    /** More than any good password has; its rules count normalised characters. */
    static final int MAX_PASSWORD_INPUT = 1024;

    static NewUser read(JsonBody body, PasswordRules rules) {
        NewUser user = new NewUser(
                EmailAddress.read(body),
                body.requiredText("password", 0, MAX_PASSWORD_INPUT),
                body.text("name", 1, MAX_NAME));
        rules.objection(user.password, user.email).ifPresent(objection -> body.violation("password", objection));
        body.check();
        return user;
    }

    @Override
    public String toString() {
        return "NewUser[" + email + "]"; // never the password
    }
}
