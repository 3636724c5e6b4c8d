package hallpass.auth.logout;

import com.nimbusds.jwt.JWTClaimsSet;
import hallpass.auth.openid.IdTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * An ID token that a client sends to say whose sign-in is to end. It may have expired (OpenID Connect RP-Initiated
 * Logout section 2).
 *
 * @param client its {@code aud}
 * @param session its {@code sid}
 */
record IdTokenHint(String client, String subject, UUID session) {

    /** Knows our ID tokens. */
    @ApplicationScoped
    static class Reader {

        @Inject
        IdTokens idTokens;

        @Inject
        @ConfigProperty(name = "hallpass.issuer")
        String issuer;

        /** @return empty for whatever is not an ID token of ours */
        Optional<IdTokenHint> read(String idToken) {
            return idTokens.read(idToken)
                    .filter(claims -> issuer.equals(claims.getIssuer()))
                    .flatMap(Reader::hint);
        }

        private static Optional<IdTokenHint> hint(JWTClaimsSet claims) {
            try {
                List<String> audience = claims.getAudience();
                String session = claims.getStringClaim("sid");
                return audience.size() == 1 && claims.getSubject() != null && session != null
                        ? Optional.of(new IdTokenHint(audience.get(0), claims.getSubject(), UUID.fromString(session)))
                        : Optional.empty();
            } catch (ParseException | IllegalArgumentException noIdToken) { // another token of ours
                return Optional.empty();
            }
        }
    }
}
