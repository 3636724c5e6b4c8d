package hallpass.system.attack;

import static hallpass.system.attack.Attack.attack;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.provider.Arguments;

/** RFC 8725 sections 2.1, 3.1 and 3.2: the algorithm is the service's choice, never the token's. */
final class AlgorithmAttacks {

    private static final Map<String, String> HMAC =
            Map.of("HS256", "HmacSHA256", "HS384", "HmacSHA384", "HS512", "HmacSHA512");

    private AlgorithmAttacks() {}

    static Stream<Arguments> all() {
        return Stream.of(none(), names(), hmac(), others()).flatMap(List::stream);
    }

    private static List<Arguments> none() {
        List<Arguments> attacks = new ArrayList<>();
        for (String alg : List.of("none", "None", "NONE", "nOnE", "none ", " none", "null", "")) {
            attacks.add(attack(
                    "alg '" + alg + "', no signature",
                    t -> t.draft().header("alg", "\"" + alg + "\"").unsigned() + "."));
            attacks.add(attack(
                    "alg '" + alg + "', no third part",
                    t -> t.draft().header("alg", "\"" + alg + "\"").unsigned()));
            attacks.add(attack(
                    "alg '" + alg + "', well signed",
                    t -> t.draft().header("alg", "\"" + alg + "\"").signed()));
            attacks.add(attack(
                    "alg '" + alg + "', one zero byte",
                    t -> t.draft().header("alg", "\"" + alg + "\"").with(new byte[1])));
        }
        return attacks;
    }

    /** The signature is RS256 and good; the header says something else. */
    private static List<Arguments> names() {
        List<Arguments> attacks = new ArrayList<>();
        for (String json : List.of(
                "\"rs256\"",
                "\"Rs256\"",
                "\"RS256 \"",
                "\" RS256\"",
                "\"RS256\\u0000\"",
                "\"RS-256\"",
                "\"SHA256withRSA\"",
                "\"RSA\"",
                "\"RS1\"",
                "\"RS512\"",
                "\"RS384\"",
                "\"PS256\"",
                "\"ES256\"",
                "\"HS256\"",
                "\"EdDSA\"",
                "\"ES256K\"",
                "\"A128KW\"",
                "\"RSA-OAEP\"",
                "\"dir\"",
                "\"*\"",
                "\"../RS256\"",
                "null",
                "1",
                "true",
                "[\"RS256\"]",
                "{\"RS256\":1}",
                "[\"none\",\"RS256\"]",
                "\"RS256,none\"",
                "\"ＲＳ256\"")) {
            attacks.add(Attack.header("alg", json));
        }
        attacks.add(Attack.header("alg", null));
        return attacks;
    }

    /** The public key, in every form that it is known in, as the secret of an HMAC (RFC 8725 section 2.1). */
    private static List<Arguments> hmac() {
        List<Arguments> attacks = new ArrayList<>();
        HMAC.forEach((alg, mac) -> {
            for (String form :
                    List.of("DER", "PEM", "PEM\n", "PKCS1", "JWK", "JWKS", "n", "n bytes", "kid", "empty", "zero")) {
                attacks.add(attack(alg + " with the public key as " + form, t -> {
                    Draft draft = t.draft().header("alg", "\"" + alg + "\"");
                    Mac hmac = Mac.getInstance(mac);
                    hmac.init(new SecretKeySpec(publicKeyAs(form, t.key()), mac));
                    return draft.with(hmac.doFinal(draft.unsigned().getBytes(StandardCharsets.US_ASCII)));
                }));
            }
        });
        return attacks;
    }

    private static byte[] publicKeyAs(String form, RSAKey key) throws Exception {
        byte[] der = key.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----";
        return switch (form) {
            case "DER" -> der;
            case "PEM" -> pem.getBytes(StandardCharsets.US_ASCII);
            case "PEM\n" -> (pem + "\n").getBytes(StandardCharsets.US_ASCII);
            case "PKCS1" -> java.util.Arrays.copyOfRange(der, 24, der.length);
            case "JWK" -> key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            case "JWKS" -> ("{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}").getBytes(StandardCharsets.UTF_8);
            case "n" -> key.getModulus().toString().getBytes(StandardCharsets.US_ASCII);
            case "n bytes" -> key.getModulus().decode();
            case "kid" -> key.getKeyID().getBytes(StandardCharsets.US_ASCII);
            case "zero" -> new byte[32];
            default -> new byte[] {0}; // the JDK has no HMAC of an empty key; one zero byte is padded to the same
        };
    }

    /** Properly signed with something else, under the name of the published key. */
    private static List<Arguments> others() {
        List<Arguments> attacks = new ArrayList<>();
        Map<String, String> rsa = new LinkedHashMap<>();
        rsa.put("RS384", "SHA384withRSA");
        rsa.put("RS512", "SHA512withRSA");
        rsa.put("RS1", "SHA1withRSA");
        rsa.forEach((alg, jca) -> {
            attacks.add(attack(
                    alg + " by the real key",
                    t -> t.draft().header("alg", "\"" + alg + "\"").signed(jca, t.key())));
            attacks.add(attack("RS256 that is " + alg, t -> t.draft().signed(jca, t.key())));
        });
        attacks.add(attack("RS256 that is MD5", t -> t.draft().signed("MD5withRSA", t.key())));
        attacks.add(attack("RS256 that is PS256", t -> t.draft()
                .signed("RSASSA-PSS", t.key().toPrivateKey(), 32)));
        attacks.add(attack("PS256 by the real key", t -> t.draft()
                .header("alg", "\"PS256\"")
                .signed("RSASSA-PSS", t.key().toPrivateKey(), 32)));
        for (Curve curve : List.of(Curve.P_256, Curve.P_384, Curve.P_521)) {
            String alg = curve.equals(Curve.P_256) ? "ES256" : curve.equals(Curve.P_384) ? "ES384" : "ES512";
            String jca = alg.replace("ES", "SHA") + "withECDSAinP1363Format";
            ECKey key = ec(curve);
            attacks.add(attack(
                    alg + " by another key",
                    t -> t.draft().header("alg", "\"" + alg + "\"").signed(jca, key.toPrivateKey())));
            attacks.add(attack("RS256 that is " + alg, t -> t.draft().signed(jca, key.toPrivateKey())));
            attacks.add(attack(alg + ", r = s = 0", t -> t.draft()
                    .header("alg", "\"" + alg + "\"")
                    .with(new byte[2 * ((curve.toECParameterSpec().getOrder().bitLength() + 7) / 8)])));
        }
        attacks.add(attack("EdDSA by another key", t -> {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return t.draft().header("alg", "\"EdDSA\"").signed("Ed25519", pair.getPrivate());
        }));
        return attacks;
    }

    private static ECKey ec(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
