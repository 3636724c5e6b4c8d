package hallpass.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Signs with the active key. The rest of the service can do nothing else with a private key. */
@ApplicationScoped
public class TokenSigner {

    @Inject
    KeyRings rings;

    /**
     * @return the {@code kid} of the key that signs now
     * @throws hallpass.resource.problem.ProblemException 503 if no key can be used
     */
    public String keyId() {
        return rings.current().activeKid();
    }

    /**
     * @param claims as they are to be written: times in seconds, lists as lists
     * @return a compact JWS with {@code alg}, {@code kid} and the given {@code typ}
     * @throws hallpass.resource.problem.ProblemException 503 if no key can be used
     */
    public String sign(JOSEObjectType type, Map<String, Object> claims) {
        KeyRing ring = rings.current();
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(ring.algorithm())
                        .keyID(ring.activeKid())
                        .type(type)
                        .build(),
                new Payload(claims));
        try {
            token.sign(ring.activeSigner());
        } catch (JOSEException failed) {
            throw new IllegalStateException("cannot sign with key " + ring.activeKid(), failed);
        }
        return token.serialize();
    }
}
