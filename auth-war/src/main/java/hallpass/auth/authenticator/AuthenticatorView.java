package hallpass.auth.authenticator;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authenticator as its user sees it.
 *
 * @param kind {@code totp}, {@code recovery-codes}, {@code passkey}
 * @param name what the user calls it; null if there is but one of its kind
 * @param lastUsedAt when somebody signed in with it; null for never
 * @param left how many recovery codes are good yet; null for other kinds
 */
@JsonbNillable(false)
public record AuthenticatorView(
        UUID id,
        String kind,
        @Nullable String name,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Integer left) {}
