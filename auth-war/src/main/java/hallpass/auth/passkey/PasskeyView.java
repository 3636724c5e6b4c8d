package hallpass.auth.passkey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner sees it.
 *
 * @param kind always {@code passkey}: it stands among other authenticators, too
 * @param madeBy the password manager or device by its AAGUID, which nobody has proved; null if it is not known
 * @param synced whether it can be copied to other devices of its owner
 * @param lastUsedAt null if nobody has signed in with it yet, as the next one
 * @param lastUserAgent the program in which it was used last
 */
public record PasskeyView(
        UUID id,
        String kind,
        String name,
        @Nullable String madeBy,
        boolean synced,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUserAgent) {

    static PasskeyView of(Passkey passkey) {
        return new PasskeyView(
                passkey.id(),
                PasskeyKind.NAME,
                passkey.name(),
                Aaguids.name(passkey.aaguid()).orElse(null),
                passkey.backupEligible(),
                passkey.createdAt(),
                passkey.lastUsedAt().orElse(null),
                passkey.lastUserAgent().orElse(null));
    }
}
