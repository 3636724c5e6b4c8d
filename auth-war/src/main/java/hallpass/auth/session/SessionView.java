package hallpass.auth.session;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A session as its user sees it.
 *
 * @param current whether the request itself came with an access token of this session
 */
@Schema(
        name = "Session",
        requiredProperties = {"id", "created_at", "last_used_at", "client_id", "user_agent", "current"})
public record SessionView(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,
        @Schema(examples = "hallpass") String clientId,

        @Schema(examples = "curl/8.9", nullable = true) @Nullable
        String userAgent,

        boolean current) {

    static SessionView of(Session session, @Nullable UUID current) {
        return new SessionView(
                session.id(),
                session.createdAt(),
                session.lastUsedAt(),
                session.clientId(),
                session.userAgent(),
                session.id().equals(current));
    }
}
