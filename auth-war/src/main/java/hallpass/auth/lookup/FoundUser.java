package hallpass.auth.lookup;

import hallpass.auth.user.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users may know of one another. */
public record FoundUser(UUID id, @Nullable String name) {

    static FoundUser of(User user) {
        return new FoundUser(user.id(), user.name());
    }
}
