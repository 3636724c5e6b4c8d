package hallpass.auth.lookup;

import hallpass.auth.user.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as other users may see it. */
public record FoundUser(UUID id, @Nullable String name) {

    static FoundUser of(User user) {
        return new FoundUser(user.id(), user.name());
    }
}
