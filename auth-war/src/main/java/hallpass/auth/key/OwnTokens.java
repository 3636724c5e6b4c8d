package hallpass.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Verifies and reads the tokens that {@link TokenSigner} signed. */
@ApplicationScoped
public class OwnTokens {

    /** RFC 7515 section 7.1. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    @Inject
    KeyRings rings;

    /**
     * @param token whatever a client sent as a token
     * @return its claims if it is of the given type and one of the published keys signed it, whether expired or not
     */
    public Optional<JWTClaimsSet> claims(String token, JOSEObjectType type) {
        if (!COMPACT.matcher(token).matches()) {
            return Optional.empty(); // the parser would take padding and line breaks
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String kid = jwt.getHeader().getKeyID();
            JWK key = kid == null ? null : rings.current().published().get(kid);
            if (key == null
                    || !type.equals(jwt.getHeader().getType())
                    || !key.getAlgorithm().equals(jwt.getHeader().getAlgorithm())) {
                return Optional.empty();
            }
            JWSVerifier verifier = new DefaultJWSVerifierFactory()
                    .createJWSVerifier(jwt.getHeader(), ((AsymmetricJWK) key).toPublicKey());
            return jwt.verify(verifier) ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }
}
