package hallpass.auth.dynamic;

import hallpass.auth.secret.Secret;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An initial access token as the API shows it.
 *
 * @param token shown once, when it is made
 * @param createdBy the admin
 */
@JsonbNillable(false)
public record RegistrationTokenView(
        UUID id,
        @Nullable String token,
        String description,
        int usesLeft,
        String createdBy,
        Instant createdAt,
        Instant expiresAt) {

    static RegistrationTokenView of(RegistrationToken token) {
        return of(token, null);
    }

    static RegistrationTokenView of(RegistrationToken token, @Nullable Secret secret) {
        return new RegistrationTokenView(
                token.id(),
                secret == null ? null : secret.text(),
                token.description(),
                token.usesLeft(),
                token.createdBy(),
                token.createdAt(),
                token.expiresAt());
    }

    @Override
    public String toString() {
        return "RegistrationTokenView[" + id + "]"; // never the token
    }
}
