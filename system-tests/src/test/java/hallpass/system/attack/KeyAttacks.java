package hallpass.system.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Published keys that must verify no token, even with a good signature. The kinds are those of Project Wycheproof. */
final class KeyAttacks {

    /**
     * @param signer signs the token, under the id of the published key
     * @param published the JWK as it is published
     */
    record Published(String name, JWK signer, String published) {}

    private final List<Published> all = new ArrayList<>();
    private final RSAKey rsa = FakeIssuer.rsa();
    private final ECKey ec = FakeIssuer.ec();

    private KeyAttacks() {}

    static List<Published> all() throws GeneralSecurityException, JOSEException {
        KeyAttacks attacks = new KeyAttacks();
        attacks.meant();
        attacks.weak();
        attacks.points();
        return attacks.all;
    }

    private void meant() {
        for (JWK key : List.of(rsa, ec)) {
            for (String use : List.of("enc", "tls", "SIG", "sign", "")) {
                with(key, "use", use);
            }
            for (List<String> operations :
                    List.of(List.of("sign"), List.of("encrypt"), List.of("wrapKey", "unwrapKey"), List.of("VERIFY"))) {
                without(key, "use", "key_ops", operations);
                with(key, "key_ops", operations);
            }
            for (String algorithm : List.of("PS256", "RS512", "ES384", "HS256", "none", "rs256", "es256", "RSA-OAEP")) {
                with(key, "alg", algorithm);
            }
            with(key, "alg", key instanceof RSAKey ? "ES256" : "RS256");
            for (Object type : List.of("rsa", "ec", "oct", "OKP", "", 1)) {
                with(key, "kty", type);
            }
            with(key, "kid", "other " + key.getKeyType());
            with(key, "kid", 1);
            with(key, "kid", List.of(key.getKeyID()));
            without(key, "kid", "x", "x");
            with(key, "x5c", List.of("AAAA"));
            with(key, "x5c", "AAAA");
        }
        named("with its private half", rsa, rsa.toJSONObject());
        named("with its private half", ec, ec.toJSONObject());
        with(rsa, "d", rsa.getPrivateExponent().toString());
        with(rsa, "k", "AAAA", "kty", "oct");
    }

    private void weak() throws GeneralSecurityException {
        named("1024 bit", FakeIssuer.rsa(1024, "weak"));
        named("2040 bit", FakeIssuer.rsa(2040, "almost"));
        named("exponent 3", generated(RSAKeyGenParameterSpec.F0));
        named("exponent 17", generated(BigInteger.valueOf(17)));
        named("ROCA", roca());
        for (long exponent : new long[] {0, 1, 2, 65_536, 65_538}) {
            with(rsa, "e", text(BigInteger.valueOf(exponent)));
        }
        with(rsa, "e", rsa.getModulus().toString());
        with(rsa, "e", "");
        with(rsa, "n", "");
        with(rsa, "n", "AQ");
        with(rsa, "n", text(rsa.getModulus().decodeToBigInteger().subtract(BigInteger.ONE)));
        with(rsa, "n", text(BigInteger.ONE.shiftLeft(20_000).add(BigInteger.ONE)));
        with(rsa, "n", 1);
        without(rsa, "n", "x", "x");
        without(rsa, "e", "x", "x");
    }

    private void points() throws JOSEException {
        String zero = text(BigInteger.ZERO);
        with(ec, "x", ec.getY().toString(), "y", ec.getX().toString());
        with(ec, "x", zero, "y", zero);
        with(ec, "y", zero);
        with(ec, "x", text(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)));
        with(ec, "y", "");
        without(ec, "y", "x5", "x");
        without(ec, "crv", "x5", "x");
        for (String curve : List.of("P-384", "P-521", "secp256k1", "P-256K", "Ed25519", "p-256", "")) {
            with(ec, "crv", curve);
        }
        for (Curve curve : List.of(Curve.P_384, Curve.P_521)) {
            named("of " + curve, new ECKeyGenerator(curve).keyID("c").generate());
        }
    }

    private void with(JWK key, String member, Object value) {
        with(key, member, value, "kid2", "x");
    }

    private void with(JWK key, String member, Object value, String other, Object second) {
        Map<String, Object> json = key.toPublicJWK().toJSONObject();
        json.put(member, value);
        json.put(other, second);
        named(key.getKeyType() + " " + member + "=" + value, key, json);
    }

    private void without(JWK key, String absent, String member, Object value) {
        Map<String, Object> json = key.toPublicJWK().toJSONObject();
        json.remove(absent);
        json.put(member, value);
        named(key.getKeyType() + " without " + absent + ", " + member + "=" + value, key, json);
    }

    private void named(String name, JWK key) {
        named(name, key, key.toPublicJWK().toJSONObject());
    }

    /** Each key has an id of its own, except if the id is what is wrong. */
    private void named(String name, JWK key, Map<String, Object> published) {
        String id = UUID.randomUUID().toString();
        if (key.getKeyID().equals(published.get("kid"))) {
            published.put("kid", id);
        }
        JWK signer = key instanceof RSAKey some
                ? new RSAKey.Builder(some).keyID(id).build()
                : new ECKey.Builder((ECKey) key).keyID(id).build();
        all.add(new Published(name, signer, JSONObjectUtils.toJSONString(published)));
    }

    private static RSAKey generated(BigInteger exponent) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2048, exponent));
        KeyPair pair = generator.generateKeyPair();
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyID("e" + exponent)
                .build();
    }

    /** A key as the faulty generator of CVE-2017-15361 made it: powers of 65537 modulo many small primes. */
    private static RSAKey roca() {
        BigInteger e = RSAKeyGenParameterSpec.F4;
        while (true) {
            BigInteger p = rocaPrime();
            BigInteger q = rocaPrime();
            BigInteger n = p.multiply(q);
            BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
            if (n.bitLength() == 2048 && e.gcd(phi).equals(BigInteger.ONE)) {
                return new RSAKey.Builder(Base64URL.encode(n), Base64URL.encode(e))
                        .privateExponent(Base64URL.encode(e.modInverse(phi)))
                        .keyID("roca")
                        .build();
            }
        }
    }

    private static BigInteger rocaPrime() {
        BigInteger product = BigInteger.ONE;
        for (BigInteger prime = BigInteger.TWO; prime.intValue() <= 167; prime = prime.nextProbablePrime()) {
            product = product.multiply(prime);
        }
        SecureRandom random = new SecureRandom();
        while (true) {
            BigInteger power = RSAKeyGenParameterSpec.F4.modPow(new BigInteger(64, random), product);
            BigInteger factor = new BigInteger(1025 - product.bitLength(), random);
            BigInteger candidate = factor.multiply(product).add(power);
            // the two highest bits are set: the product of two of them has 2048 bits
            if (candidate.bitLength() == 1024 && candidate.testBit(1022) && candidate.isProbablePrime(40)) {
                return candidate;
            }
        }
    }

    private static String text(BigInteger number) {
        return Base64URL.encode(number).toString();
    }
}
