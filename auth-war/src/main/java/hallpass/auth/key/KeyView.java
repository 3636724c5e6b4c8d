package hallpass.auth.key;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signing key as the API shows it. */
@Schema(
        name = "Key",
        requiredProperties = {"kid", "state", "algorithm", "created_at", "activates_at", "activated_at", "retired_at"})
public record KeyView(
        @Schema(description = "RFC 7638 thumbprint", examples = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
        String kid,

        @Schema(enumeration = {"next", "active", "retired"}) String state,

        @Schema(enumeration = {"RS256", "ES256"}) String algorithm,

        Instant createdAt,

        @Schema(nullable = true, description = "Of a next key whose turn is fixed") @Nullable
        Instant activatesAt,

        @Schema(nullable = true) @Nullable Instant activatedAt,
        @Schema(nullable = true) @Nullable Instant retiredAt) {

    static KeyView of(SigningKey key) {
        return new KeyView(
                key.kid(),
                key.state().text(),
                key.algorithm(),
                key.createdAt(),
                key.state() == KeyState.NEXT ? key.activatesAt() : null,
                key.activatedAt(),
                key.retiredAt());
    }
}
