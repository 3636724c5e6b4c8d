package hallpass.auth.key;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA-256 under a secret that only the servers of this service have: names what somebody typed without keeping it,
 * and signs what somebody has to bring back. The same on every replica and after a restart.
 */
@ApplicationScoped
public class KeyedHash {

    private static final Logger LOG = System.getLogger(KeyedHash.class.getName());
    private static final String SECRET = "keyed-hash";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    ServerSecrets secrets;

    private volatile @Nullable SecretKeySpec key;

    /**
     * @param purpose what it is for; a hash made for one purpose is none for another
     * @return 43 characters of base64url
     * @throws ProblemException 503 if this server has not the key-encryption key
     */
    public String of(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /** Compares in a time that does not depend on where the difference is. */
    public boolean matches(String hash, String purpose, String text) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.UTF_8), of(purpose, text).getBytes(StandardCharsets.UTF_8));
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = read();
            key = known;
        }
        return known;
    }

    private SecretKeySpec read() {
        try {
            return new SecretKeySpec(secrets.get(SECRET), "HmacSHA256");
        } catch (KeyTrouble trouble) { // KeyRings reports it
            LOG.log(Level.DEBUG, "No keyed hashes", trouble);
            throw ProblemException.unavailable("Keys are not available just now.", RETRY_AFTER);
        }
    }
}
