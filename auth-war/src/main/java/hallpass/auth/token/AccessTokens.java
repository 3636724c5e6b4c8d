package hallpass.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import hallpass.auth.key.OwnTokens;
import hallpass.auth.key.TokenSigner;
import hallpass.auth.session.Session;
import hallpass.auth.user.User;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes access tokens (RFC 9068), and is the only one who does. */
@ApplicationScoped
public class AccessTokens {

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    /** Resource services refuse tokens that live longer. */
    static final Duration MAX_LIFETIME = Duration.ofHours(1);

    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(AccessTokens.class.getName());

    @Inject
    TokenSigner signer;

    @Inject
    OwnTokens ownTokens;

    @Inject
    Audiences audiences;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @Inject
    @ConfigProperty(name = "hallpass.access.token.lifetime", defaultValue = "PT5M")
    Duration lifetime;

    @PostConstruct
    void limit() {
        Duration taken = lifetime.toSeconds() < 1
                ? DEFAULT_LIFETIME // a slip must not give the longest
                : lifetime.compareTo(MAX_LIFETIME) > 0 ? MAX_LIFETIME : lifetime;
        if (!taken.equals(lifetime)) {
            LOG.log(
                    Level.WARNING,
                    "hallpass.access.token.lifetime " + lifetime + " is not within PT1S and " + MAX_LIFETIME + "; "
                            + taken + " is used.");
            lifetime = taken;
        }
    }

    /**
     * Signs an access token for a session of a user, valid from now.
     *
     * @throws hallpass.resource.problem.ProblemException 503 where no signing key can be used
     */
    public AccessToken issue(User user, Session session) {
        Instant now = clock.instant();
        return new AccessToken(signer.sign(TYPE, claims(user, session, now)), lifetime.toSeconds());
    }

    /** The session of an access token that we signed, expired or not. */
    Optional<UUID> session(String accessToken) {
        return ownTokens.claims(accessToken, TYPE).flatMap(claims -> {
            try {
                return Optional.ofNullable(claims.getStringClaim("sid")).map(UUID::fromString);
            } catch (ParseException | IllegalArgumentException notOurs) {
                return Optional.empty();
            }
        });
    }

    private Map<String, Object> claims(User user, Session session, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", user.id().toString());
        claims.put("aud", audiences.names());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("client_id", session.clientId());
        claims.put("sid", session.id().toString());
        claims.put("upn", user.email());
        claims.put("groups", List.copyOf(user.roles()));
        claims.put("auth_time", session.createdAt().getEpochSecond());
        return claims;
    }
}
