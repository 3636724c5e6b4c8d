package hallpass.auth.user;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What another store says about its user who has just signed in. */
public record ExternalUser(
        String provider,
        String externalId,
        String email,
        @Nullable String name,
        Collection<String> roles) {

    public ExternalUser {
        if (name != null && name.codePointCount(0, name.length()) > User.MAX_NAME) {
            name = name.substring(0, name.offsetByCodePoints(0, User.MAX_NAME));
        }
        roles = new TreeSet<>(roles);
    }
}
