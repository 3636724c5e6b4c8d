package hallpass.auth.sso;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser's sign-in as its user sees it.
 *
 * @param authTime when the user proved the identity last
 * @param current whether the request came from this browser, or with a token that came of this sign-in
 * @param applications those that have a live session of it
 */
@JsonbNillable(false)
public record SignInView(
        UUID id,
        Instant createdAt,
        Instant authTime,
        Instant expiresAt,
        @Nullable String userAgent,
        boolean current,
        List<Application> applications) {

    /**
     * An application that the user opened.
     *
     * @param lastUsedAt when it was given tokens last
     */
    public record Application(String clientId, String name, Instant lastUsedAt) {}
}
