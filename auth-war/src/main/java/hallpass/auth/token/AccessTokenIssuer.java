package hallpass.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceToken;
import hallpass.auth.key.OwnTokens;
import hallpass.auth.key.TokenLifetime;
import hallpass.auth.key.TokenSigner;
import hallpass.auth.session.Session;
import hallpass.auth.status.StatusIndexes;
import hallpass.auth.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes access tokens (RFC 9068). Nothing else does. */
@ApplicationScoped
public class AccessTokenIssuer {

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    @Inject
    TokenSigner signer;

    @Inject
    OwnTokens ownTokens;

    @Inject
    Audiences audiences;

    @Inject
    StatusIndexes statusIndexes;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @Inject
    TokenLifetime lifetime;

    /**
     * Signs an access token for a session of a user, valid from now.
     *
     * @throws hallpass.resource.problem.ProblemException 503 if no signing key can be used
     */
    public AccessToken issue(User user, Session session) {
        Instant now = clock.instant();
        long seconds = secondsFor(session, now);
        return new AccessToken(signer.sign(TYPE, claims(user, session, now, seconds)), seconds);
    }

    /**
     * Signs an access token for a service client; it has no session, and no user proved its identity.
     *
     * @param audiences some or all of those that the client was registered for
     * @param token what was noted of it
     * @throws hallpass.resource.problem.ProblemException 503 if no signing key can be used
     */
    public AccessToken issue(ServiceClient client, List<String> audiences, ServiceToken token, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", client.id());
        claims.put("aud", audiences);
        claims.put("exp", now.plus(lifetime.value()).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("jti", token.id().toString());
        claims.put("client_id", client.id());
        claims.put("upn", client.id());
        claims.put("groups", client.roles());
        claims.put("status", statusIndexes.claim(token.statusIndex()));
        return new AccessToken(signer.sign(TYPE, claims), lifetime.value().toSeconds());
    }

    /** An access token that we signed with a key that is still published, expired or not. */
    public Optional<SignedToken> read(String accessToken) {
        return ownTokens.claims(accessToken, TYPE).flatMap(SignedToken::of);
    }

    /** The end of a session by its time is published nowhere, so no token may outlive it. */
    private long secondsFor(Session session, Instant now) {
        long left = Duration.between(now, session.expiresAt()).toSeconds();
        return Math.max(1, Math.min(left, lifetime.value().toSeconds()));
    }

    /** Never empty (RFC 9068 section 2.2): a token for no service is one for this server's own userinfo. */
    private List<String> services(String scope) {
        List<String> services = Scopes.services(scope);
        return services.isEmpty() ? List.of(issuer) : services;
    }

    /** A client can read its access token. So if no service needs to know, it says no more than the scope allows. */
    private static boolean hidesAddress(String scope) {
        return Scopes.services(scope).isEmpty()
                && !Scopes.includes(scope, Scopes.EMAIL)
                && !Scopes.includes(scope, Scopes.PROFILE);
    }

    private static boolean hidesRoles(String scope) {
        return Scopes.services(scope).isEmpty() && !Scopes.includes(scope, Scopes.GROUPS);
    }

    private Map<String, Object> claims(User user, Session session, Instant now, long seconds) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", user.id().toString());
        claims.put("aud", session.scope().map(this::services).orElseGet(audiences::names));
        claims.put("exp", now.getEpochSecond() + seconds);
        claims.put("iat", now.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("client_id", session.clientId());
        claims.put("sid", session.id().toString());
        if (session.scope().filter(AccessTokenIssuer::hidesAddress).isEmpty()) {
            claims.put("upn", user.email());
        }
        if (session.scope().filter(AccessTokenIssuer::hidesRoles).isEmpty()) {
            claims.put("groups", List.copyOf(user.roles()));
        }
        claims.put("auth_time", session.authTime().getEpochSecond());
        session.scope().ifPresent(scope -> claims.put("scope", scope));
        session.acr().ifPresent(acr -> {
            claims.put("acr", acr);
            claims.put("amr", session.amr());
        });
        session.statusIndex().ifPresent(index -> claims.put("status", statusIndexes.claim(index)));
        return claims;
    }
}
