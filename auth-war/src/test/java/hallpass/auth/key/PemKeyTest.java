package hallpass.auth.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.List;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms that openssl writes: PKCS #8 by genpkey, the older ones by genrsa -traditional and ecparam. */
class PemKeyTest {

    @Test
    void takes_an_rsa_key_in_pkcs8_and_names_it_by_its_thumbprint() throws Exception {
        String pem = pkcs8(rsa(2048));

        JWK key = parse(pem, "key.pem", SigningAlgorithm.RS256);

        assertTrue(key.isPrivate());
        assertEquals(key.computeThumbprint().toString(), key.getKeyID());
        assertEquals("RS256", key.getAlgorithm().getName());
    }

    @Test
    void takes_the_same_rsa_key_in_pkcs1() throws Exception {
        KeyPair pair = rsa(2048);

        JWK older = parse(traditional(pair), "key.pem", SigningAlgorithm.RS256);

        assertEquals(parse(pkcs8(pair), "key.pem", SigningAlgorithm.RS256).getKeyID(), older.getKeyID());
    }

    @Test
    void takes_an_ec_key_in_both_forms_also_without_its_public_half() throws Exception {
        KeyPair pair = ec("secp256r1");
        String thumbprint = new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                .build()
                .computeThumbprint()
                .toString();

        for (String pem : new String[] {pkcs8(pair), sec1(pair)}) {
            JWK key = parse(pem, "key.pem", SigningAlgorithm.ES256);

            assertTrue(key.isPrivate());
            assertEquals(thumbprint, key.getKeyID());
            assertEquals("ES256", key.getAlgorithm().getName());
        }
    }

    @Test
    void refuses_another_curve() throws Exception {
        String pem = pkcs8(ec("secp384r1"));

        assertThrows(KeyTrouble.class, () -> parse(pem, "key.pem", SigningAlgorithm.ES256));
    }

    @Test
    void refuses_a_short_rsa_key_and_says_why() throws Exception {
        String pem = pkcs8(rsa(1024));

        KeyTrouble refused = assertThrows(KeyTrouble.class, () -> parse(pem, "key.pem", SigningAlgorithm.RS256));

        assertEquals("key.pem holds an RSA key of 1024 bits; 2048 to 8192 are needed.", refused.getMessage());
    }

    @Test
    void refuses_a_key_of_another_kind_than_the_algorithm_takes() throws Exception {
        String pem = pkcs8(rsa(2048));

        assertThrows(KeyTrouble.class, () -> parse(pem, "key.pem", SigningAlgorithm.ES256));
    }

    @Test
    void refuses_what_is_no_private_key_without_repeating_it() {
        for (String text : new String[] {
            "",
            "no PEM at all",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"
        }) {
            KeyTrouble refused =
                    assertThrows(KeyTrouble.class, () -> parse(text, "key.pem", SigningAlgorithm.RS256), text);

            assertTrue(String.valueOf(refused.getMessage()).startsWith("key.pem "), refused.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("surroundings")
    void skips_everything_around_the_key(String before, String after) throws Exception {
        KeyPair pair = rsa(2048);
        String kid = parse(pkcs8(pair), "key.pem", SigningAlgorithm.RS256).getKeyID();

        for (String key : List.of(pkcs8(pair), traditional(pair), pkcs8(pair).replace("\n", "\r\n"))) {
            String text = before + key + after;
            for (Charset charset : List.of(UTF_8, ISO_8859_1, UTF_16)) {
                assertEquals(
                        kid,
                        PemKey.parse(text.getBytes(charset), "key.pem", SigningAlgorithm.RS256)
                                .getKeyID(),
                        charset::name);
            }
        }
    }

    static List<Arguments> surroundings() throws Exception {
        return List.of(
                Arguments.of("", ""),
                Arguments.of("\uFEFF", ""),
                Arguments.of("Bag Attributes\n    friendlyName: Schl\u00fcssel\nKey Attributes: <No Attributes>\n", ""),
                Arguments.of("# this key is not ENCRYPTED\n", "\n# ---- end ----\n"),
                Arguments.of("-----BEGIN CERTIFICATE-----\nno base64!\n-----END CERTIFICATE-----\n", "\n"),
                Arguments.of("", "-----BEGIN CERTIFICATE-----\nMIIB"),
                Arguments.of("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n", ""),
                Arguments.of("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", ""));
    }

    @Test
    void takes_long_rsa_keys_and_says_why_one_is_too_long() throws Exception {
        assertEquals(
                3072, parse(pkcs8(rsa(3072)), "key.pem", SigningAlgorithm.RS256).size());
        String tooLong = pkcs8(new KeyPair(null, ofBits(8200)));

        KeyTrouble refused = assertThrows(KeyTrouble.class, () -> parse(tooLong, "key.pem", SigningAlgorithm.RS256));

        assertEquals("key.pem holds an RSA key of 8200 bits; 2048 to 8192 are needed.", refused.getMessage());
    }

    @Test
    void refuses_a_key_that_services_would_refuse() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2048, BigInteger.valueOf(3)));
        String pem = pkcs8(generator.generateKeyPair());

        KeyTrouble refused = assertThrows(KeyTrouble.class, () -> parse(pem, "key.pem", SigningAlgorithm.RS256));

        assertEquals(
                "key.pem holds an RSA key with the public exponent 3; 65537 or more is needed.", refused.getMessage());
    }

    @Test
    void a_file_that_is_not_there_is_told_by_its_name(@TempDir Path folder) {
        Path missing = folder.resolve("gone.pem");

        KeyTrouble refused = assertThrows(KeyTrouble.class, () -> PemKey.read(missing, SigningAlgorithm.RS256));

        assertEquals("The signing key cannot be read: " + missing + " does not exist.", refused.getMessage());
    }

    private static JWK parse(String pem, String origin, SigningAlgorithm algorithm) {
        return PemKey.parse(pem.getBytes(UTF_8), origin, algorithm);
    }

    /** Numbers of the right size are enough: a key of this size would take a minute to make. */
    private static PrivateKey ofBits(int bits) throws Exception {
        BigInteger half = BigInteger.ONE.shiftLeft(bits / 2).subtract(BigInteger.ONE);
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
        BigInteger exponent = BigInteger.valueOf(65_537);
        return KeyFactory.getInstance("RSA")
                .generatePrivate(
                        new RSAPrivateCrtKeySpec(modulus, exponent, half, half, half, exponent, exponent, exponent));
    }

    private static KeyPair rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static KeyPair ec(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static String pkcs8(KeyPair pair) throws Exception {
        return pem(new JcaPKCS8Generator(pair.getPrivate(), null));
    }

    /** As `openssl ecparam -genkey` writes it: the curve is named, the public half may be left out. */
    private static String sec1(KeyPair pair) throws Exception {
        BigInteger secret = ((java.security.interfaces.ECPrivateKey) pair.getPrivate()).getS();
        byte[] encoded = new ECPrivateKey(256, secret, SECObjectIdentifiers.secp256r1).getEncoded();
        return pem(new PemObject("EC PRIVATE KEY", encoded));
    }

    private static String traditional(KeyPair pair) throws Exception {
        return pem(new JcaMiscPEMGenerator(pair.getPrivate()));
    }

    private static String pem(PemObjectGenerator content) throws Exception {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(content);
        }
        return text.toString();
    }
}
