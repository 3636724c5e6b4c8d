package hallpass.verifier.quarkus;

import hallpass.verifier.status.StatusLists;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtContext;

/** Takes the access tokens of Hallpass for this service, unless their session has ended. */
@Alternative
@Priority(1)
@ApplicationScoped
public class HallpassTokens extends JWTCallerPrincipalFactory {

    private final DefaultJWTTokenParser accessTokens = new DefaultJWTTokenParser();
    private final DefaultJWTTokenParser lists = new DefaultJWTTokenParser();
    private final StatusLists statusLists;

    @Inject
    HallpassTokens(JWTAuthContextInfo settings) {
        JWTAuthContextInfo anyAudience = new JWTAuthContextInfo(settings);
        anyAudience.setExpectedAudience(null); // a list is for everybody
        statusLists = new StatusLists(settings.getIssuedBy(), list -> {
            JwtClaims claims = verified(lists, list, anyAudience, "statuslist+jwt");
            return new StatusLists.Claims(
                    claims.getSubject(),
                    Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                    claims.getClaimValue("status_list", Map.class));
        });
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        JwtClaims claims = verified(accessTokens, token, settings, "at+jwt");
        if (!statusLists.isLive(claims.getClaimValue("status"))) {
            throw new ParseException("The session has ended");
        }
        return new DefaultJWTCallerPrincipal("JWT", claims);
    }

    @PreDestroy
    void close() {
        statusLists.close();
    }

    private static JwtClaims verified(
            DefaultJWTTokenParser parser, String token, JWTAuthContextInfo settings, String type)
            throws ParseException {
        JwtContext verified = parser.parse(token, settings);
        if (!type.equalsIgnoreCase(verified.getJoseObjects().get(0).getHeader("typ"))) {
            throw new ParseException("Its typ is not " + type);
        }
        return verified.getJwtClaims();
    }
}
