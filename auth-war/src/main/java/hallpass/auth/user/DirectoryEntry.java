package hallpass.auth.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users may know of one another. */
public record DirectoryEntry(UUID id, @Nullable String name) {

    static DirectoryEntry of(User user) {
        return new DirectoryEntry(user.id(), user.name());
    }
}
