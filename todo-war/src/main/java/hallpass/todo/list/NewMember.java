package hallpass.todo.list;

import hallpass.resource.rest.JsonBody;
import java.util.Objects;

/** A request to invite a user to a list, with a role. */
public record NewMember(String email, MemberRole role) {

    private static final int EMAIL = 254; // characters, RFC 5321 section 4.5.3.1.3 less the brackets

    static NewMember from(JsonBody body) {
        String email = body.requiredText("email", 1, EMAIL).strip();
        if (!email.isEmpty() && (email.indexOf('@') < 1 || email.chars().anyMatch(Character::isISOControl))) {
            body.violation("email", "must be an e-mail address");
        }
        MemberRole role = requiredRole(body);
        body.check();
        return new NewMember(email, role);
    }

    static MemberRole role(JsonBody body) {
        MemberRole role = requiredRole(body);
        body.check();
        return role;
    }

    private static MemberRole requiredRole(JsonBody body) {
        MemberRole role = body.choice("role", MemberRole.class);
        if (role == null && (!body.has("role") || body.isNull("role"))) {
            body.violation("role", "is needed");
        }
        return Objects.requireNonNullElse(role, MemberRole.VIEWER);
    }
}
