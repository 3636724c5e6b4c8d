package hallpass.auth.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an access token of ours.
 *
 * @param session of a user's token; null for a service client's
 */
public record SignedToken(
        UUID id,
        String subject,
        String client,
        @Nullable UUID session,
        List<String> audience,
        List<String> groups,
        Instant issuedAt,
        Instant expiresAt) {

    static Optional<SignedToken> of(JWTClaimsSet claims) {
        try {
            String sid = claims.getStringClaim("sid");
            List<String> groups = claims.getStringListClaim("groups");
            return Optional.of(new SignedToken(
                    UUID.fromString(claims.getJWTID()),
                    claims.getSubject(),
                    claims.getStringClaim("client_id"),
                    sid == null ? null : UUID.fromString(sid),
                    claims.getAudience(),
                    groups == null ? List.of() : groups,
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant()));
        } catch (ParseException | RuntimeException notAsWeWriteThem) {
            return Optional.empty();
        }
    }

    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
