package hallpass.auth.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its user sees it.
 *
 * @param current whether the request itself came with an access token of this session
 * @param signInId the sign-in of a browser that it came of; null if there is none
 */
public record SessionView(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,
        String clientId,
        @Nullable String userAgent,
        boolean current,
        @Nullable UUID signInId) {

    static SessionView of(Session session, @Nullable UUID current) {
        return new SessionView(
                session.id(),
                session.createdAt(),
                session.lastUsedAt(),
                session.clientId(),
                session.userAgent(),
                session.id().equals(current),
                session.signIn().orElse(null));
    }
}
