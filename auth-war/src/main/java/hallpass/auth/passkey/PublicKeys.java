package hallpass.auth.passkey;

import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/**
 * Whether a key is one that its algorithm can be used with. The library compares only the algorithm's name with those
 * that were asked for, and a bad key would not be noticed before its first sign-in.
 */
final class PublicKeys {

    private static final int P256 = 256;
    private static final int MIN_RSA = 2048;
    private static final int MAX_RSA = 8192;

    private PublicKeys() {}

    static boolean isGood(COSEKey cose) {
        PublicKey key = cose.getPublicKey();
        COSEAlgorithmIdentifier algorithm = cose.getAlgorithm();
        if (key instanceof ECPublicKey ec) {
            return COSEAlgorithmIdentifier.ES256.equals(algorithm) && isOnP256(ec);
        }
        if (key instanceof RSAPublicKey rsa) {
            int length = rsa.getModulus().bitLength();
            return COSEAlgorithmIdentifier.RS256.equals(algorithm) && length >= MIN_RSA && length <= MAX_RSA;
        }
        return key instanceof EdECPublicKey ed
                && COSEAlgorithmIdentifier.EdDSA.equals(algorithm)
                && ed.getParams().getName().equals("Ed25519");
    }

    /** Both coordinates in the field, and y² = x³ + ax + b (SEC 1 section 3.2.2.1). */
    private static boolean isOnP256(ECPublicKey key) {
        ECParameterSpec params = key.getParams();
        ECPoint point = key.getW();
        if (!(params.getCurve().getField() instanceof ECFieldFp field) || field.getFieldSize() != P256) {
            return false;
        }
        BigInteger p = field.getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.modPow(BigInteger.valueOf(3), p)
                .add(params.getCurve().getA().multiply(x))
                .add(params.getCurve().getB())
                .mod(p);
        return x.signum() >= 0
                && y.signum() >= 0
                && x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.modPow(BigInteger.TWO, p).equals(right);
    }
}
