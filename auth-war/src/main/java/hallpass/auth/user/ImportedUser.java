package hallpass.auth.user;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user of another system, as that system describes the user.
 *
 * @param email a good one, see {@link EmailAddress#isValid}
 * @param name within {@link User#MAX_NAME}; null if there is none
 * @param passwordHash in a form that is kept here; null for a user who has to choose a first password
 */
public record ImportedUser(
        String email,
        @Nullable String name,
        @Nullable String passwordHash,
        Set<String> roles,
        boolean emailVerified,
        boolean disabled) {

    public ImportedUser {
        roles = Set.copyOf(roles);
    }

    /** The form in which two spellings of one address are equal. */
    public String emailFolded() {
        return EmailAddress.folded(email);
    }

    @Override
    public String toString() {
        return "ImportedUser[]"; // a hash is not for logs
    }
}
