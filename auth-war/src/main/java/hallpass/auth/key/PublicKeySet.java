package hallpass.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyConverter;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/** The public keys of somebody else, a client for example (RFC 7517). There is never a private or a symmetric one. */
public final class PublicKeySet {

    /** What clients may sign with. */
    public static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final int MAX_KEYS = 100;
    private static final int MAX_CHARACTERS = 64 * 1024;
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 8192; // a larger one makes our processor work, not the client's

    private final JWKSet keys;

    private PublicKeySet(JWKSet keys) {
        this.keys = keys;
    }

    /** @throws IllegalArgumentException if it is no key set, has a key that isn't public, or none that can be used */
    public static PublicKeySet parse(String json) {
        if (json.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("the key set is too large");
        }
        try {
            JWKSet keys = JWKSet.parse(json);
            List<JWK> all = keys.getKeys();
            if (all.size() > MAX_KEYS
                    || all.stream().anyMatch(JWK::isPrivate)
                    || all.stream().noneMatch(PublicKeySet::isUsable)) {
                throw new IllegalArgumentException("the key set has private keys, too many, or none that can be used");
            }
            return new PublicKeySet(keys);
        } catch (ParseException noKeySet) {
            throw new IllegalArgumentException("this is no JSON Web Key Set", noKeySet);
        }
    }

    /** Whether a key has the {@code kid} of that header, or may be meant because it names none. */
    public boolean knows(JWSHeader header) {
        return header.getKeyID() == null || keys.getKeyByKeyId(header.getKeyID()) != null;
    }

    /** @return those that may have signed what has this header; none for an algorithm that isn't offered */
    public List<PublicKey> of(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return List.of();
        }
        List<JWK> matching = new JWKSelector(JWKMatcher.forJWSHeader(header))
                .select(keys).stream().filter(PublicKeySet::isUsable).toList();
        return KeyConverter.toJavaKeys(matching).stream()
                .map(PublicKey.class::cast)
                .toList();
    }

    /** Whether one of these keys signed it. */
    public boolean verifies(JWSObject signed) {
        return of(signed.getHeader()).stream().anyMatch(key -> isSignedBy(key, signed));
    }

    private static boolean isSignedBy(PublicKey key, JWSObject signed) {
        try {
            return signed.verify(new DefaultJWSVerifierFactory().createJWSVerifier(signed.getHeader(), key));
        } catch (JOSEException notOfThisKey) {
            return false;
        }
    }

    private static boolean isUsable(JWK key) {
        try {
            if (key instanceof RSAKey rsa) {
                return rsa.size() >= MIN_RSA_BITS && rsa.size() <= MAX_RSA_BITS && rsa.toPublicKey() != null;
            }
            return key instanceof ECKey ec && ec.toPublicKey() != null;
        } catch (JOSEException | IllegalStateException notUsable) {
            return false;
        }
    }

    /** @return JSON */
    @Override
    public String toString() {
        return keys.toString(true);
    }
}
