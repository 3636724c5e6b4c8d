package hallpass.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** A private key that openssl made: PKCS #8 or the older form of its own kind, not encrypted. */
final class PemKey {

    private PemKey() {}

    static JWK read(Path file, SigningAlgorithm algorithm) {
        try {
            return parse(Files.readString(file, StandardCharsets.US_ASCII), file.toString(), algorithm);
        } catch (IOException unreadable) {
            throw new KeyTrouble("The signing key cannot be read: " + unreadable + ".", unreadable);
        }
    }

    /** @return the key with its use, algorithm and RFC 7638 thumbprint as {@code kid} */
    static JWK parse(String pem, String origin, SigningAlgorithm algorithm) {
        if (pem.contains("ENCRYPTED")) {
            throw new KeyTrouble(origin + " is encrypted; a key without a passphrase is needed, in a file that only"
                    + " the service can read.");
        }
        try {
            JWK key = key(privateKeyIn(pem, origin), algorithm);
            if (key instanceof RSAKey rsa && rsa.size() < SigningAlgorithm.MIN_RSA_BITS) {
                throw new KeyTrouble(origin + " holds an RSA key of " + rsa.size() + " bits; "
                        + SigningAlgorithm.MIN_RSA_BITS + " or more are needed.");
            }
            if (!algorithm.takes(key)) {
                throw new KeyTrouble(origin + " holds a key that " + algorithm
                        + " cannot use: RS256 takes RSA keys, ES256 takes EC keys on P-256"
                        + " (hallpass.signing.algorithm).");
            }
            return key;
        } catch (IOException | GeneralSecurityException | JOSEException | RuntimeException notAKey) {
            if (notAKey instanceof KeyTrouble trouble) {
                throw trouble;
            }
            throw new KeyTrouble(origin + " holds no private key in PEM form as `openssl genpkey` makes it.", notAKey);
        }
    }

    /** The first private key of the file; parameters and certificates beside it are passed over. */
    private static PrivateKeyInfo privateKeyIn(String pem, String origin) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof PrivateKeyInfo pkcs8) {
                    return pkcs8;
                }
                if (part instanceof PEMKeyPair older) {
                    return older.getPrivateKeyInfo();
                }
            }
        }
        throw new KeyTrouble(origin + " holds no private key in PEM form as `openssl genpkey` makes it.");
    }

    private static JWK key(PrivateKeyInfo encoded, SigningAlgorithm algorithm)
            throws IOException, GeneralSecurityException, JOSEException {
        JWSAlgorithm jwsAlgorithm = JWSAlgorithm.parse(algorithm.name());
        AsymmetricKeyParameter parameters = PrivateKeyFactory.createKey(encoded);
        if (parameters instanceof ECPrivateKeyParameters ec) {
            return ecKey(ec, jwsAlgorithm);
        }
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey privateKey =
                (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded.getEncoded()));
        RSAPublicKey publicKey = (RSAPublicKey)
                rsa.generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
        return new RSAKey.Builder(publicKey)
                .privateKey(privateKey)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(jwsAlgorithm)
                .keyIDFromThumbprint()
                .build();
    }

    /** The public point is computed: PKCS #8 need not hold it, and the JDK and Nimbus pass over it if it does. */
    private static JWK ecKey(ECPrivateKeyParameters ec, JWSAlgorithm algorithm) throws JOSEException {
        ECPoint point = ec.getParameters().getG().multiply(ec.getD()).normalize();
        int bits = ec.getParameters().getCurve().getFieldSize();
        Curve curve = ec.getParameters() instanceof ECNamedDomainParameters named
                ? Curve.forOID(named.getName().getId())
                : null;
        if (curve == null) {
            throw new JOSEException("not a named curve");
        }
        return new ECKey.Builder(
                        curve,
                        ECKey.encodeCoordinate(bits, point.getAffineXCoord().toBigInteger()),
                        ECKey.encodeCoordinate(bits, point.getAffineYCoord().toBigInteger()))
                .d(ECKey.encodeCoordinate(bits, ec.getD()))
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm)
                .keyIDFromThumbprint()
                .build();
    }
}
