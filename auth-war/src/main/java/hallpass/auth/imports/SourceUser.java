package hallpass.auth.imports;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as a file describes the user, before anything was checked.
 *
 * @param position see {@link ImportReport.Entry}
 * @param email empty if there is none
 * @param roles by their names here, see {@link ImportOptions#named}
 * @param refusal why the user cannot be imported at all; null if nothing is known against it
 */
record SourceUser(
        int position,
        String email,
        @Nullable String name,
        Set<String> roles,
        SourcePassword password,
        boolean emailVerified,
        boolean disabled,
        @Nullable String refusal) {

    static SourceUser refused(int position, String email, String reason) {
        return new SourceUser(
                position, email, null, Set.of(), SourcePassword.missing("is not imported"), false, false, reason);
    }
}
