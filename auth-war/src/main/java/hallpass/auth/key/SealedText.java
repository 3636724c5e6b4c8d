package hallpass.auth.key;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what the database keeps for somebody and a server has to read again: a JWE under 256 bits of AES-GCM, with a
 * secret that is encrypted as signing keys are. A text says whose it is, and opens for nobody else.
 */
@ApplicationScoped
public class SealedText {

    private static final Logger LOG = System.getLogger(SealedText.class.getName());
    private static final String SECRET = "sealed-text";
    private static final String OWNER = "own";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    ServerSecrets secrets;

    private volatile byte @Nullable [] key;

    /**
     * @param owner what it is and whose, such as {@code totp} and a user's id
     * @throws ProblemException 503 if this server has not the key-encryption key
     */
    public String seal(String owner, String text) {
        try {
            JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                    .customParam(OWNER, owner)
                    .build();
            JWEObject sealed = new JWEObject(header, new Payload(text));
            sealed.encrypt(new DirectEncrypter(key()));
            return sealed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("AES-GCM failed", impossible);
        }
    }

    /** @return empty if it was sealed for another owner, or under another secret */
    public Optional<String> open(String owner, String sealed) {
        try {
            JWEObject jwe = JWEObject.parse(sealed);
            if (!owner.equals(jwe.getHeader().getCustomParam(OWNER))) {
                return Optional.empty();
            }
            jwe.decrypt(new DirectDecrypter(key()));
            return Optional.of(jwe.getPayload().toString());
        } catch (ParseException | JOSEException damaged) {
            LOG.log(Level.WARNING, "What is encrypted for " + owner + " cannot be read: " + damaged.getMessage());
            return Optional.empty();
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = read();
            key = known;
        }
        return known;
    }

    private byte[] read() {
        try {
            return secrets.get(SECRET);
        } catch (KeyTrouble trouble) { // KeyRings reports it
            LOG.log(Level.DEBUG, "Nothing can be encrypted", trouble);
            throw ProblemException.unavailable("Keys are not available just now.", RETRY_AFTER);
        }
    }
}
