package hallpass.auth.user;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A user whose password another store keeps, as that store describes the user at a sign-in. */
public record ExternalUser(
        String provider,
        String externalId,
        String email,
        @Nullable String name,
        Collection<String> roles) {

    public ExternalUser {
        email = EmailAddress.trimmed(email);
        if (name != null && name.codePointCount(0, name.length()) > User.MAX_NAME) {
            name = name.substring(0, name.offsetByCodePoints(0, User.MAX_NAME));
        }
        roles = new TreeSet<>(roles);
    }
}
