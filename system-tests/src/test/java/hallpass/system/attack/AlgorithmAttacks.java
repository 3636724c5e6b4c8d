package hallpass.system.attack;

import static hallpass.system.attack.Attack.attack;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.provider.Arguments;

/** Tokens that try to choose the algorithm, which the service chooses (RFC 8725 sections 2.1, 3.1 and 3.2). */
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

    /** Tokens with a good signature whose header names another algorithm. */
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
                "\"es256\"",
                "\"ES256 \"",
                "\"RSA\"",
                "\"RS1\"",
                "\"RS512\"",
                "\"RS384\"",
                "\"PS256\"",
                "\"ES384\"",
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
        attacks.add(attack("alg of the other kind of key", t -> t.draft()
                .header("alg", t.key() instanceof RSAKey ? "\"ES256\"" : "\"RS256\"")
                .signed()));
        return attacks;
    }

    /** The public key, in each of its forms, used as the secret of an HMAC (RFC 8725 section 2.1). */
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

    private static byte[] publicKeyAs(String form, JWK key) throws Exception {
        byte[] der = ((AsymmetricJWK) key).toPublicKey().getEncoded();
        Base64URL number = key instanceof RSAKey rsa ? rsa.getModulus() : ((ECKey) key).getX();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----";
        return switch (form) {
            case "DER" -> der;
            case "PEM" -> pem.getBytes(StandardCharsets.US_ASCII);
            case "PEM\n" -> (pem + "\n").getBytes(StandardCharsets.US_ASCII);
            case "PKCS1" -> java.util.Arrays.copyOfRange(der, 24, der.length);
            case "JWK" -> key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            case "JWKS" -> ("{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}").getBytes(StandardCharsets.UTF_8);
            case "n" -> number.toString().getBytes(StandardCharsets.US_ASCII);
            case "n bytes" -> number.decode();
            case "kid" -> key.getKeyID().getBytes(StandardCharsets.US_ASCII);
            case "zero" -> new byte[32];
            default -> new byte[] {0}; // the JDK has no HMAC of an empty key; one zero byte is padded to the same
        };
    }

    /** Signed well by another algorithm, under the id of the published key. */
    private static List<Arguments> others() {
        List<Arguments> attacks = new ArrayList<>();
        for (String hash : List.of("1", "224", "384", "512")) {
            attacks.add(attack("SHA-" + hash + " by the real key", t -> t.draft()
                    .header("alg", "\"" + (t.key() instanceof RSAKey ? "RS" : "ES") + hash + "\"")
                    .signed(by(t.key(), hash), t.key())));
            attacks.add(attack("SHA-256 that is SHA-" + hash, t -> t.draft().signed(by(t.key(), hash), t.key())));
        }
        for (Curve curve : List.of(Curve.P_256, Curve.P_384, Curve.P_521)) {
            String alg = curve.equals(Curve.P_256) ? "ES256" : curve.equals(Curve.P_384) ? "ES384" : "ES512";
            String jca = alg.replace("ES", "SHA") + "withECDSAinP1363Format";
            ECKey key = ec(curve);
            attacks.add(attack(
                    alg + " by another key",
                    t -> t.draft().header("alg", "\"" + alg + "\"").signed(jca, key.toPrivateKey())));
            attacks.add(attack("what is signed by " + alg + ", not called so", t -> t.draft()
                    .signed(jca, key.toPrivateKey())));
            attacks.add(attack(alg + ", r = s = 0", t -> t.draft()
                    .header("alg", "\"" + alg + "\"")
                    .with(new byte[2 * ((curve.toECParameterSpec().getOrder().bitLength() + 7) / 8)])));
        }
        RSAKey rsa = FakeIssuer.rsa();
        attacks.add(attack(
                "RS256 by another key",
                t -> t.draft().header("alg", "\"RS256\"").signed(rsa)));
        attacks.add(attack(
                "PS256 by another key",
                t -> t.draft().header("alg", "\"PS256\"").signed("RSASSA-PSS", rsa.toPrivateKey(), 32)));
        attacks.add(attack("EdDSA by another key", t -> {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return t.draft().header("alg", "\"EdDSA\"").signed("Ed25519", pair.getPrivate());
        }));
        return attacks;
    }

    private static String by(JWK key, String hash) {
        return "SHA" + hash + (key instanceof RSAKey ? "withRSA" : "withECDSAinP1363Format");
    }

    private static ECKey ec(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
