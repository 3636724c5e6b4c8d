package hallpass.auth.openid;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import hallpass.auth.key.OwnTokens;
import hallpass.auth.key.TokenSigner;
import hallpass.auth.secret.Sha256;
import hallpass.auth.session.Session;
import hallpass.auth.token.AccessToken;
import hallpass.auth.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes ID tokens (OpenID Connect Core section 2), and knows them again. */
@ApplicationScoped
public class IdTokens {

    /** Another type than an ID token's, so that nobody can pass it for one. */
    private static final JOSEObjectType USER_INFO = new JOSEObjectType("userinfo+jwt");

    @Inject
    TokenSigner signer;

    @Inject
    OwnTokens ownTokens;

    @Inject
    UserClaims userClaims;

    @Inject
    SubjectIds subjects;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /**
     * @param nonce of the authorization request; null if it had none, and after a refresh
     * @throws hallpass.resource.problem.ProblemException 503 if no signing key can be used
     */
    public String issue(User user, Session session, AccessToken accessToken, @Nullable String nonce) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", subjects.of(user, session.clientId()));
        claims.put("aud", session.clientId());
        claims.put("exp", now.getEpochSecond() + accessToken.seconds());
        claims.put("iat", now.getEpochSecond());
        claims.put("auth_time", session.authTime().getEpochSecond());
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        session.acr().ifPresent(acr -> {
            claims.put("acr", acr);
            claims.put("amr", session.amr());
        });
        claims.put("at_hash", leftHalf(accessToken.text()));
        claims.put("sid", session.id().toString());
        userClaims
                .forIdToken(user, session.scope().orElse(""), session.claims().orElse(null))
                .forEach(claims::putIfAbsent);
        return signer.sign(JOSEObjectType.JWT, claims);
    }

    /** @return the answer of userinfo as a JWT for a client (section 5.3.2) */
    String signed(Map<String, Object> userInfo, String client) {
        Map<String, Object> claims = new LinkedHashMap<>(userInfo);
        claims.put("iss", issuer);
        claims.put("aud", client);
        return signer.sign(USER_INFO, claims);
    }

    /** @return the claims of an ID token of ours, expired or not; empty for whatever else somebody sent */
    public Optional<JWTClaimsSet> read(String idToken) {
        return ownTokens.claims(idToken, JOSEObjectType.JWT);
    }

    /** Section 3.1.3.6; both algorithms that we sign with use SHA-256. */
    private static String leftHalf(String accessToken) {
        byte[] hash = Sha256.of(accessToken.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }
}
