package hallpass.auth.administration;

import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.User;
import hallpass.resource.rest.JsonBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A merge patch (RFC 7396) by an admin: what is not sent stays; only the name can be cleared by {@code null}. */
record UserChange(
        @Nullable String email,
        @Nullable String name,
        @Nullable List<String> roles,
        @Nullable Boolean disabled,
        boolean renames) {

    private static final int MAX_ROLES = 20;

    static UserChange from(JsonBody body) {
        boolean renames = body.has("name");
        UserChange change = new UserChange(
                body.has("email") ? EmailAddress.from(body) : null,
                body.text("name", 1, User.MAX_NAME),
                body.has("roles") ? body.texts("roles", MAX_ROLES, 1, 31) : null,
                body.flag("disabled"),
                renames);
        if (body.isNull("roles")) {
            body.violation("roles", "must be a list; an empty one takes all roles away");
        }
        if (change.roles != null
                && !change.roles.stream()
                        .allMatch(role -> User.ROLE.matcher(role).matches())) {
            body.violation("roles", "must match " + User.ROLE);
        }
        if (body.has("disabled") && change.disabled == null) {
            body.violation("disabled", "must be true or false");
        }
        body.check();
        return change;
    }

    void applyTo(User user, Instant now) {
        if (email != null) {
            user.reachedAt(email, now);
        }
        if (renames) {
            user.named(name, now);
        }
        if (roles != null) {
            user.given(roles, now);
        }
        if (disabled != null) {
            user.disabled(disabled, now);
        }
    }
}
