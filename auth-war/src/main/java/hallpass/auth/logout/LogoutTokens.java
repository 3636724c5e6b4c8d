package hallpass.auth.logout;

import com.nimbusds.jose.JOSEObjectType;
import hallpass.auth.key.TokenSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes logout tokens (OpenID Connect Back-Channel Logout section 2.4). */
@ApplicationScoped
class LogoutTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** Section 4: short, so that one that was seen by others is worth little. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    @Inject
    TokenSigner signer;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /**
     * Another one for each attempt, since a client may refuse a {@code jti} that it has seen.
     *
     * @throws hallpass.resource.problem.ProblemException 503 if no signing key can be used
     */
    String issue(String client, String subject, UUID session) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", client);
        claims.put("iat", now);
        claims.put("exp", now + LIFETIME.toSeconds());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("events", Map.of(EVENT, Map.of()));
        claims.put("sub", subject);
        claims.put("sid", session.toString());
        return signer.sign(TYPE, claims);
    }
}
