package hallpass.todo.list;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member of a list as the other members see it. */
@Schema(
        name = "Member",
        requiredProperties = {"user_id", "name", "email", "role", "joined_at"})
public record MemberView(
        @Schema(name = "user_id") UUID userId,

        @Schema(nullable = true, description = "As the directory said at the time of the invitation") @Nullable
        String name,

        @Schema(nullable = true, description = "As it was invited; null for who made a list that was never shared")
        @Nullable
        String email,

        @Schema(enumeration = {"owner", "editor", "viewer"}) String role,

        @Schema(name = "joined_at") Instant joinedAt) {

    static MemberView of(ListMember member) {
        return new MemberView(
                member.userId(), member.name(), member.email(), member.role().json(), member.joinedAt());
    }
}
