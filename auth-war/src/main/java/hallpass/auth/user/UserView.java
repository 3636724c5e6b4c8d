package hallpass.auth.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as the API shows it. */
public record UserView(
        UUID id,
        String email,
        @Nullable String name,
        List<String> roles,
        boolean disabled,
        Instant createdAt,
        Instant updatedAt) {

    public static UserView of(User user) {
        return new UserView(
                user.id(),
                user.email(),
                user.name(),
                List.copyOf(user.roles()),
                user.disabled(),
                user.createdAt(),
                user.updatedAt());
    }
}
