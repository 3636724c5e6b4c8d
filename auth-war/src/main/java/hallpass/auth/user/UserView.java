package hallpass.auth.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user as the API shows it. */
@Schema(
        name = "User",
        requiredProperties = {"id", "email", "name", "roles", "disabled", "created_at", "updated_at"})
public record UserView(
        @Schema(examples = "019ab2f4-6c1e-7d3a-9f00-5f6f2b7f1c11")
        UUID id,

        @Schema(examples = "alice@example.com") String email,

        @Schema(examples = "Alice", nullable = true) @Nullable
        String name,

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
