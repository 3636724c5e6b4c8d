package hallpass.resource.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Collection;
import java.util.Optional;

/** A key of the issuer that may verify: named, for signatures, of an accepted algorithm, public and not weak. */
public final class PublishedKey {

    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 8192; // verifying with more would be a way to keep us busy
    private static final BigInteger MIN_RSA_EXPONENT = BigInteger.valueOf(65_537); // FIPS 186-5 section 5.4

    private final JWK jwk;
    private final PublicKey key;
    private final JWSHeader header;
    private final JWSVerifier verifier;
    private final String asSet;

    private PublishedKey(JWK jwk, PublicKey key, JWSHeader header, JWSVerifier verifier) {
        this.jwk = jwk;
        this.key = key;
        this.header = header;
        this.verifier = verifier;
        asSet = new JWKSet(jwk).toString(true);
    }

    /** @return empty if tokens must not be verified with it */
    static Optional<PublishedKey> of(JWK jwk, Collection<String> algorithms) {
        String algorithm = jwk instanceof RSAKey ? "RS256" : "ES256";
        boolean meant = jwk.getKeyID() != null
                && algorithms.contains(algorithm)
                && !jwk.isPrivate() // a reader of this set could sign as the issuer
                && (jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE))
                && (jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY))
                && (jwk.getAlgorithm() == null || jwk.getAlgorithm().getName().equals(algorithm));
        try {
            JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm));
            if (meant && jwk instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
                return Optional.of(new PublishedKey(jwk, ec.toECPublicKey(), header, new ECDSAVerifier(ec)));
            }
            if (meant && jwk instanceof RSAKey rsa && strong(rsa)) {
                return Optional.of(new PublishedKey(jwk, rsa.toRSAPublicKey(), header, new RSASSAVerifier(rsa)));
            }
            return Optional.empty();
        } catch (JOSEException | RuntimeException unusable) { // a point that is not on the curve, say
            return Optional.empty();
        }
    }

    private static boolean strong(RSAKey rsa) {
        BigInteger modulus = rsa.getModulus().decodeToBigInteger();
        BigInteger exponent = rsa.getPublicExponent().decodeToBigInteger();
        return modulus.bitLength() >= MIN_RSA_BITS
                && modulus.bitLength() <= MAX_RSA_BITS
                && modulus.testBit(0)
                && exponent.compareTo(MIN_RSA_EXPONENT) >= 0
                && exponent.testBit(0)
                && !Roca.isWeak(modulus);
    }

    public String id() {
        return jwk.getKeyID();
    }

    JWK jwk() {
        return jwk;
    }

    /** A key set (RFC 7517) of this key alone. */
    public String asSet() {
        return asSet;
    }

    boolean sameAs(PublishedKey other) {
        return key.equals(other.key);
    }

    /** @return whether this key has signed the token, and by the one algorithm that it is for */
    public boolean signed(CompactJws token) {
        try {
            return header.getAlgorithm().getName().equals(token.header().getString("alg", ""))
                    && verifier.verify(header, token.signed(), Base64URL.encode(token.signature()));
        } catch (JOSEException malformed) {
            return false;
        }
    }
}
