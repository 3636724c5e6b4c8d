package hallpass.todo.list;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member of a list as the other members see it. */
public record MemberView(
        UUID userId, @Nullable String name, @Nullable String email, String role, Instant joinedAt) {

    static MemberView of(ListMember member) {
        return new MemberView(
                member.userId(), member.name(), member.email(), member.role().json(), member.joinedAt());
    }
}
