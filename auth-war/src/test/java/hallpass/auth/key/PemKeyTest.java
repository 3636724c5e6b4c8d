package hallpass.auth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;

/** The forms that openssl writes: PKCS #8 by genpkey, the older ones by genrsa -traditional and ecparam. */
class PemKeyTest {

    @Test
    void takes_an_rsa_key_in_pkcs8_and_names_it_by_its_thumbprint() throws Exception {
        String pem = pkcs8(rsa(2048));

        JWK key = PemKey.parse(pem, "key.pem", SigningAlgorithm.RS256);

        assertTrue(key.isPrivate());
        assertEquals(key.computeThumbprint().toString(), key.getKeyID());
        assertEquals("RS256", key.getAlgorithm().getName());
    }

    @Test
    void takes_the_same_rsa_key_in_pkcs1() throws Exception {
        KeyPair pair = rsa(2048);

        JWK older = PemKey.parse(traditional(pair), "key.pem", SigningAlgorithm.RS256);

        assertEquals(
                PemKey.parse(pkcs8(pair), "key.pem", SigningAlgorithm.RS256).getKeyID(), older.getKeyID());
    }

    @Test
    void takes_an_ec_key_in_both_forms_also_without_its_public_half() throws Exception {
        KeyPair pair = ec("secp256r1");
        String thumbprint = new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                .build()
                .computeThumbprint()
                .toString();

        for (String pem : new String[] {pkcs8(pair), sec1(pair)}) {
            JWK key = PemKey.parse(pem, "key.pem", SigningAlgorithm.ES256);

            assertTrue(key.isPrivate());
            assertEquals(thumbprint, key.getKeyID());
            assertEquals("ES256", key.getAlgorithm().getName());
        }
    }

    @Test
    void refuses_another_curve() throws Exception {
        String pem = pkcs8(ec("secp384r1"));

        assertThrows(KeyTrouble.class, () -> PemKey.parse(pem, "key.pem", SigningAlgorithm.ES256));
    }

    @Test
    void refuses_a_short_rsa_key_and_says_why() throws Exception {
        String pem = pkcs8(rsa(1024));

        KeyTrouble refused = assertThrows(KeyTrouble.class, () -> PemKey.parse(pem, "key.pem", SigningAlgorithm.RS256));

        assertEquals("key.pem holds an RSA key of 1024 bits; 2048 or more are needed.", refused.getMessage());
    }

    @Test
    void refuses_a_key_of_another_kind_than_the_algorithm_takes() throws Exception {
        String pem = pkcs8(rsa(2048));

        assertThrows(KeyTrouble.class, () -> PemKey.parse(pem, "key.pem", SigningAlgorithm.ES256));
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
                    assertThrows(KeyTrouble.class, () -> PemKey.parse(text, "key.pem", SigningAlgorithm.RS256), text);

            assertTrue(String.valueOf(refused.getMessage()).startsWith("key.pem "), refused.getMessage());
        }
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
