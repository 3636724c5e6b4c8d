package hallpass.auth.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signing key as the API shows it. */
public record KeyView(
        String kid,
        String state,
        String algorithm,
        Instant createdAt,
        @Nullable Instant activatesAt,
        @Nullable Instant activatedAt,
        @Nullable Instant retiredAt) {

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
