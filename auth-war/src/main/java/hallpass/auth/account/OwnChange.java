package hallpass.auth.account;

import hallpass.auth.user.User;
import hallpass.resource.rest.JsonBody;
import org.jspecify.annotations.Nullable;

/** A merge patch (RFC 7396) of the caller's own account: a name that is not sent stays, {@code null} clears it. */
public record OwnChange(@Nullable String name, boolean renames) {

    static OwnChange from(JsonBody body) {
        OwnChange change = new OwnChange(body.text("name", 1, User.MAX_NAME), body.has("name"));
        body.check();
        return change;
    }
}
