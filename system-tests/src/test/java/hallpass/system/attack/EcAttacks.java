package hallpass.system.attack;

import static hallpass.system.attack.Attack.attack;

import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Bad ES256 signatures. A good one is two numbers from 1 to n - 1, 32 bytes each, and nothing else (RFC 7518 section
 * 3.4). The JDK once accepted r = s = 0 for any text (CVE-2022-21449). The kinds of attacks are those of Project
 * Wycheproof.
 */
final class EcAttacks {

    private static final BigInteger N = Curve.P_256.toECParameterSpec().getOrder();

    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16); // of the field

    private EcAttacks() {}

    static Stream<Arguments> all() {
        return Stream.of(numbers(), changed(), bits(), others()).flatMap(attacks -> attacks);
    }

    /** A good signature, made from its two numbers. It shows that the attacks fail by what is wrong with them. */
    static String good(FakeIssuer issuer) throws Exception {
        Draft draft = issuer.draft();
        byte[] der = signature(draft.signed("SHA256withECDSA", issuer.ecKey()));
        return draft.with(ECDSA.transcodeSignatureToConcat(der, 64));
    }

    private static Stream<Arguments> numbers() {
        Map<String, BigInteger> edges = new LinkedHashMap<>();
        edges.put("0", BigInteger.ZERO);
        edges.put("1", BigInteger.ONE);
        edges.put("2", BigInteger.TWO);
        edges.put("n - 1", N.subtract(BigInteger.ONE));
        edges.put("n", N);
        edges.put("n + 1", N.add(BigInteger.ONE));
        edges.put("p", P);
        edges.put("p + 1", P.add(BigInteger.ONE));
        edges.put("2^256 - 1", BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
        return edges.entrySet().stream().flatMap(r -> edges.entrySet().stream()
                .map(s -> attack("r = " + r.getKey() + ", s = " + s.getKey(), t -> t.draft()
                        .with(concat(bytes(r.getValue(), 32), bytes(s.getValue(), 32))))));
    }

    private static Stream<Arguments> changed() {
        Map<String, UnaryOperator<byte[]>> changes = new LinkedHashMap<>();
        changes.put("DER", EcAttacks::der);
        changes.put("DER, long form of the length", s -> concat(new byte[] {0x30, (byte) 0x81}, rest(der(s), 1)));
        changes.put("DER and a byte more", s -> concat(der(s), new byte[1]));
        changes.put("a zero before r", s -> concat(new byte[1], s));
        changes.put("a zero before r and s", s -> concat(concat(new byte[1], r(s)), concat(new byte[1], s(s))));
        changes.put("16 zeros before r and s", s -> concat(concat(new byte[16], r(s)), concat(new byte[16], s(s))));
        changes.put("a zero behind", s -> concat(s, new byte[1]));
        changes.put("16 bytes behind", s -> concat(s, new byte[16]));
        changes.put("twice", s -> concat(s, s));
        changes.put("one byte short", s -> Arrays.copyOf(s, 63));
        changes.put("two bytes short", s -> Arrays.copyOf(s, 62));
        changes.put("first byte missing", s -> rest(s, 1));
        changes.put("r alone", EcAttacks::r);
        changes.put("s alone", EcAttacks::s);
        changes.put("s missing its first byte", s -> concat(r(s), rest(s, 33)));
        changes.put("s and r", s -> concat(s(s), r(s)));
        changes.put("r twice", s -> concat(r(s), r(s)));
        changes.put("s twice", s -> concat(s(s), s(s)));
        changes.put("r = 0", s -> concat(new byte[32], s(s)));
        changes.put("s = 0", s -> concat(r(s), new byte[32]));
        changes.put("n - r", s -> concat(bytes(N.subtract(number(r(s))), 32), s(s)));
        changes.put("r + n, in 33 bytes", s -> concat(bytes(number(r(s)).add(N), 33), bytes(number(s(s)), 33)));
        changes.put(
                "s + n, in 33 bytes",
                s -> concat(bytes(number(r(s)), 33), bytes(number(s(s)).add(N), 33)));
        changes.put("as little-endian", EcAttacks::backwards);
        changes.put("as text", s -> HexFormat.of().formatHex(s).getBytes(StandardCharsets.US_ASCII));
        return changes.entrySet().stream()
                .map(change -> attack(change.getKey(), t -> {
                    Draft draft = t.draft();
                    byte[] signature = signature(draft.signed());
                    return draft.with(change.getValue().apply(signature));
                }));
    }

    private static Stream<Arguments> bits() {
        return IntStream.iterate(0, bit -> bit < 512, bit -> bit + 19)
                .mapToObj(bit -> attack("bit " + bit, t -> {
                    Draft draft = t.draft();
                    byte[] signature = signature(draft.signed());
                    signature[bit / 8] ^= (byte) (1 << bit % 8);
                    return draft.with(signature);
                }));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                attack("another key under the same id", t -> t.draft().signed(FakeIssuer.ec())),
                attack("of another token", t -> {
                    String other = t.draft().signed();
                    return t.draft().unsigned() + other.substring(other.lastIndexOf('.'));
                }),
                attack("of the payload alone", t -> {
                    Draft draft = t.draft();
                    return draft.unsigned() + "."
                            + new Draft(t.key()).signature(draft.unsigned().split("\\.")[1]);
                }),
                attack("by an RSA key under the same id", t -> t.draft()
                        .signed(FakeIssuer.rsa(2048, t.key().getKeyID()))),
                attack("RS256 by an RSA key under the same id", t -> t.draft()
                        .header("alg", "\"RS256\"")
                        .signed(FakeIssuer.rsa(2048, t.key().getKeyID()))),
                attack("by the negative key", t -> t.draft().signed(negative(t.ecKey()))));
    }

    private static ECKey negative(ECKey key) {
        BigInteger d = N.subtract(key.getD().decodeToBigInteger());
        BigInteger y = P.subtract(key.getY().decodeToBigInteger());
        return new ECKey.Builder(Curve.P_256, key.getX(), ECKey.encodeCoordinate(256, y))
                .d(ECKey.encodeCoordinate(256, d))
                .keyID(key.getKeyID())
                .build();
    }

    private static byte[] der(byte[] signature) {
        try {
            return ECDSA.transcodeSignatureToDER(signature);
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] r(byte[] signature) {
        return Arrays.copyOf(signature, 32);
    }

    private static byte[] s(byte[] signature) {
        return Arrays.copyOfRange(signature, 32, 64);
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] backwards(byte[] signature) {
        byte[] turned = new byte[64];
        for (int i = 0; i < 32; i++) {
            turned[i] = signature[31 - i];
            turned[32 + i] = signature[63 - i];
        }
        return turned;
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    /** A number in so many bytes; higher ones are cut off. */
    private static byte[] bytes(BigInteger number, int length) {
        byte[] bytes = new byte[length];
        byte[] given = number.toByteArray();
        int taken = Math.min(given.length, length);
        System.arraycopy(given, given.length - taken, bytes, length - taken, taken);
        return bytes;
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** The signature as a token has it. */
    private static byte[] signature(String token) {
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }
}
