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
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.jspecify.annotations.Nullable;

/** A private key that openssl made: PKCS #8 or the older form of its own kind, not encrypted. */
final class PemKey {

    private static final BigInteger MIN_RSA_EXPONENT = BigInteger.valueOf(65_537); // FIPS 186-5 section 5.4

    private PemKey() {}

    static JWK read(Path file, SigningAlgorithm algorithm) {
        try {
            return parse(Files.readAllBytes(file), file.toString(), algorithm);
        } catch (NoSuchFileException missing) {
            throw new KeyTrouble("The signing key cannot be read: " + file + " does not exist.", missing);
        } catch (IOException unreadable) {
            throw new KeyTrouble(
                    "The signing key cannot be read: " + file + ", "
                            + unreadable.getClass().getSimpleName() + ".",
                    unreadable);
        }
    }

    /** @return the key with its use, algorithm and RFC 7638 thumbprint as {@code kid} */
    static JWK parse(byte[] content, String origin, SigningAlgorithm algorithm) {
        PemFile pem = PemFile.of(content);
        if (pem.hasOnlyEncryptedKeys()) {
            throw new KeyTrouble(origin + " is encrypted; a key without a passphrase is needed, in a file that only"
                    + " the service can read.");
        }
        try {
            String block = pem.key().orElseThrow(() -> noKey(origin, null));
            PrivateKeyInfo encoded = privateKeyIn(block, origin);
            requireGoodRsa(encoded, origin);
            JWK key = key(encoded, algorithm);
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
            throw noKey(origin, notAKey);
        }
    }

    /** Services refuse the tokens of other keys. */
    private static void requireGoodRsa(PrivateKeyInfo encoded, String origin) throws IOException {
        if (!isRsa(encoded)) {
            return;
        }
        RSAPrivateKey numbers = RSAPrivateKey.getInstance(encoded.parsePrivateKey());
        int bits = numbers.getModulus().bitLength();
        if (bits < SigningAlgorithm.MIN_RSA_BITS || bits > SigningAlgorithm.MAX_RSA_BITS) {
            throw new KeyTrouble(origin + " holds an RSA key of " + bits + " bits; " + SigningAlgorithm.MIN_RSA_BITS
                    + " to " + SigningAlgorithm.MAX_RSA_BITS + " are needed.");
        }
        if (numbers.getPublicExponent().compareTo(MIN_RSA_EXPONENT) < 0) {
            throw new KeyTrouble(origin + " holds an RSA key with the public exponent " + numbers.getPublicExponent()
                    + "; " + MIN_RSA_EXPONENT + " or more is needed.");
        }
    }

    private static boolean isRsa(PrivateKeyInfo encoded) {
        return PKCSObjectIdentifiers.rsaEncryption.equals(
                encoded.getPrivateKeyAlgorithm().getAlgorithm());
    }

    private static KeyTrouble noKey(String origin, @Nullable Throwable cause) {
        return new KeyTrouble(origin + " holds no private key in PEM form as `openssl genpkey` makes it.", cause);
    }

    private static PrivateKeyInfo privateKeyIn(String block, String origin) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(block))) {
            Object part = parser.readObject();
            if (part instanceof PrivateKeyInfo pkcs8) {
                return pkcs8;
            }
            if (part instanceof PEMKeyPair older) {
                return older.getPrivateKeyInfo();
            }
        }
        throw noKey(origin, null);
    }

    private static JWK key(PrivateKeyInfo encoded, SigningAlgorithm algorithm)
            throws IOException, GeneralSecurityException, JOSEException {
        JWSAlgorithm jwsAlgorithm = JWSAlgorithm.parse(algorithm.name());
        if (!isRsa(encoded) && PrivateKeyFactory.createKey(encoded) instanceof ECPrivateKeyParameters ec) {
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
