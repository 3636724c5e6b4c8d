package hallpass.system.attack;

import static hallpass.system.attack.Attack.attack;

import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Signatures by the real key over something that is nearly an encoded message of RFC 8017 section 9.2. A lenient
 * verifier can be deceived without the key (Bleichenbacher's forgery). The kinds of attacks are those of Project
 * Wycheproof. One variant is accepted, an identifier without parameters: RFC 8017 appendix A.2.4 allows it, and it
 * helps no forger.
 */
final class RsaAttacks {

    private static final String OID = "0609608648016503040201";

    private RsaAttacks() {}

    static Stream<Arguments> all() {
        return Stream.of(padding(), bits(), numbers(), lengths()).flatMap(attacks -> attacks);
    }

    /** A good signature, made in the same way. It shows that the attacks fail by what is wrong with them. */
    static String good(FakeIssuer issuer) throws Exception {
        return encoded(issuer, "0001FF..00", "3031300d" + OID + "05000420HASH");
    }

    private static Stream<Arguments> padding() {
        Map<String, String> infos = new LinkedHashMap<>();
        infos.put("long form of the outer length", "308131300d" + OID + "05000420HASH");
        infos.put("leading zero in the outer length", "30820031300d" + OID + "05000420HASH");
        infos.put("outer length one more", "3032300d" + OID + "05000420HASH");
        infos.put("outer length one less", "3030300d" + OID + "05000420HASH");
        infos.put("outer length overflows 32 bit", "308501" + "00000031300d" + OID + "05000420HASH");
        infos.put("outer length overflows 64 bit", "3089010000000000000031300d" + OID + "05000420HASH");
        infos.put("outer length 2^31 - 1", "30847fffffff300d" + OID + "05000420HASH");
        infos.put("indefinite length", "3080300d" + OID + "05000420HASH0000");
        infos.put("indefinite length without an end", "3080300d" + OID + "05000420HASH");
        infos.put("no sequence", "300d" + OID + "05000420HASH");
        infos.put("only the hash", "HASH");
        infos.put("only an octet string", "0420HASH");
        infos.put("zeros after the sequence", "3031300d" + OID + "05000420HASH0000");
        infos.put("zeros inside the sequence", "3033300d" + OID + "05000420HASH0000");
        infos.put("garbage after the sequence", "3031300d" + OID + "05000420HASH5465737420676172626167");
        infos.put("garbage inside the sequence", "3041300d" + OID + "05000420HASH54657374206761726261676521212121");
        infos.put("null after the hash", "3033300d" + OID + "05000420HASH0500");
        infos.put("parameters of an octet string", "3031300d" + OID + "04000420HASH");
        infos.put("parameters with garbage", "3041301d" + OID + "051054657374206761726261676521212121210420HASH");
        infos.put("long form of the parameters", "3032300e" + OID + "0581000420HASH");
        infos.put("long form of the identifier's length", "303230810d" + OID + "05000420HASH");
        infos.put("long form of the hash's length", "3032300d" + OID + "0500048120HASH");
        infos.put("hash one byte short", "3030300d" + OID + "0500041fSHORT");
        infos.put("hash with a byte more", "3032300d" + OID + "05000421HASH00");
        infos.put("hash in a bit string", "3032300d" + OID + "05000321" + "00HASH");
        infos.put("hash in a constructed string", "3033300d" + OID + "050024220420HASH");
        infos.put("called SHA-1", "302d300906052b0e03021a05000420HASH");
        infos.put("called SHA-384", "3031300d060960864801650304020205000420HASH");
        infos.put("called SHA-512", "3031300d060960864801650304020305000420HASH");
        infos.put("called SHA-224", "3031300d060960864801650304020405000420HASH");
        infos.put("called MD5", "3030300c06082a864886f70d020505000420HASH");
        infos.put("another identifier", "3031300d0609608648016503040202" + "05000420HASH");
        infos.put("identifier one longer", "3032300e060a6086480165030402010105000420HASH");
        infos.put("identifier with a leading 0x80", "3032300e060a608648016503048002" + "0105000420HASH");
        infos.put("a set in place of the sequence", "3131300d" + OID + "05000420HASH");
        infos.put("empty", "");
        Map<String, String> blocks = new LinkedHashMap<>();
        blocks.put("block type 0", "000000..00");
        blocks.put("block type 2", "0002FF..00");
        blocks.put("starts with 01", "0101FF..00");
        blocks.put("padding of AA", "0001AA..00");
        blocks.put("padding ends in FE", "0001FF..FE00");
        blocks.put("padding with a zero inside", "0001FF00FF..00");
        blocks.put("ends in 01", "0001FF..01");
        blocks.put("no zero", "0001FF..");
        String good = "3031300d" + OID + "05000420HASH";
        return Stream.concat(
                Stream.concat(
                        infos.entrySet().stream()
                                .map(info -> attack(info.getKey(), t -> encoded(t, "0001FF..00", info.getValue()))),
                        blocks.entrySet().stream()
                                .map(block -> attack(
                                        block.getKey(), t -> encoded(t, block.getKey(), block.getValue(), good)))),
                // a short padding, and bytes behind the hash that a lenient verifier would not read
                IntStream.of(0, 1, 8, 100)
                        .mapToObj(length -> attack(
                                "padding of " + length + " bytes, then garbage",
                                t -> encoded(t, "0001" + "FF".repeat(length) + "00", good + "41".repeat(300)))));
    }

    private static Stream<Arguments> bits() {
        return IntStream.of(0, 1, 7, 8, 500, 1023, 1024, 2000, 2040, 2047)
                .mapToObj(bit -> Attack.form("bit " + bit + " flipped", token -> {
                    int dot = token.lastIndexOf('.');
                    byte[] signature = java.util.Base64.getUrlDecoder().decode(token.substring(dot + 1));
                    signature[bit / 8] ^= (byte) (1 << bit % 8);
                    return token.substring(0, dot + 1) + Draft.encoded(signature);
                }));
    }

    /** Signatures that are special numbers. */
    private static Stream<Arguments> numbers() {
        Map<String, java.util.function.Function<RSAKey, BigInteger>> numbers = new LinkedHashMap<>();
        numbers.put("0", key -> BigInteger.ZERO);
        numbers.put("1", key -> BigInteger.ONE);
        numbers.put("2", key -> BigInteger.TWO);
        numbers.put("n - 1", key -> modulus(key).subtract(BigInteger.ONE));
        numbers.put("n", RsaAttacks::modulus);
        numbers.put("n + 1", key -> modulus(key).add(BigInteger.ONE));
        numbers.put("e", key -> key.getPublicExponent().decodeToBigInteger());
        return numbers.entrySet().stream()
                .map(number -> attack("signature " + number.getKey(), t -> t.draft()
                        .with(bytes(number.getValue().apply(t.rsaKey()), t.rsaKey()))));
    }

    private static Stream<Arguments> lengths() {
        return Stream.of(
                Attack.form("signature with a zero before", token -> changed(token, s -> concat(new byte[1], s))),
                Attack.form("signature with a zero behind", token -> changed(token, s -> Arrays.copyOf(s, 257))),
                Attack.form("signature without its last byte", token -> changed(token, s -> Arrays.copyOf(s, 255))),
                Attack.form(
                        "signature without its first byte",
                        token -> changed(token, s -> Arrays.copyOfRange(s, 1, 256))),
                Attack.form("signature twice", token -> changed(token, s -> concat(s, s))),
                Attack.form("half a signature", token -> changed(token, s -> Arrays.copyOf(s, 128))),
                Attack.form(
                        "signature backwards",
                        token -> changed(token, s -> new BigInteger(1, s).not().toByteArray())),
                attack("signature + n", t -> {
                    String token = t.draft().signed();
                    return changed(
                            token,
                            s -> new BigInteger(1, s).add(modulus(t.rsaKey())).toByteArray());
                }),
                attack("MD5", t -> t.draft().signed("MD5withRSA", t.rsaKey())),
                attack("PSS", t -> t.draft().signed("RSASSA-PSS", t.rsaKey().toPrivateKey(), 32)),
                attack("PSS, called so", t -> t.draft()
                        .header("alg", "\"PS256\"")
                        .signed("RSASSA-PSS", t.rsaKey().toPrivateKey(), 32)),
                attack("signature of another token", t -> {
                    String other = t.draft().signed();
                    return t.draft().unsigned() + other.substring(other.lastIndexOf('.'));
                }),
                attack("signature of the payload alone", t -> {
                    Draft draft = t.draft();
                    String payload = draft.unsigned().split("\\.")[1];
                    return draft.unsigned() + "." + new Draft(t.rsaKey()).signature(payload);
                }),
                attack("another key under the same id", t -> t.draft()
                        .signed(FakeIssuer.rsa(2048, t.rsaKey().getKeyID()))),
                attack("a key of 1024 bit under the same id", t -> t.draft()
                        .signed(FakeIssuer.rsa(1024, t.rsaKey().getKeyID()))));
    }

    private static String encoded(FakeIssuer issuer, String block, String info) throws Exception {
        return encoded(issuer, block, block, info);
    }

    /** @param block the encoded message up to the digest info; {@code FF..} fills it up */
    private static String encoded(FakeIssuer issuer, String name, String block, String info) throws Exception {
        Draft draft = issuer.draft();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(draft.unsigned().getBytes(StandardCharsets.US_ASCII));
        String hex = HexFormat.of().formatHex(hash);
        String message = info.replace("HASH", hex).replace("SHORT", hex.substring(0, 62));
        int filling = 256 - message.length() / 2 - block.replace("..", "").length() / 2 + 1;
        int dots = block.indexOf("..");
        String whole = dots < 0
                ? (block + message).substring(0, 512)
                : block.substring(0, dots)
                        + block.substring(dots - 2, dots).repeat(Math.max(0, filling - 1))
                        + block.substring(dots + 2)
                        + message;
        BigInteger number = new BigInteger(whole, 16).mod(modulus(issuer.rsaKey()));
        RSAPrivateKey key = issuer.rsaKey().toRSAPrivateKey();
        return draft.with(bytes(number.modPow(key.getPrivateExponent(), key.getModulus()), issuer.rsaKey()));
    }

    private static BigInteger modulus(RSAKey key) {
        return key.getModulus().decodeToBigInteger();
    }

    private static byte[] bytes(BigInteger number, RSAKey key) {
        byte[] bytes = number.toByteArray();
        int start = bytes.length > 256 && bytes[0] == 0 ? 1 : 0;
        byte[] whole = new byte[256];
        System.arraycopy(bytes, start, whole, 256 - (bytes.length - start), bytes.length - start);
        return whole;
    }

    private static String changed(String token, java.util.function.UnaryOperator<byte[]> change) {
        int dot = token.lastIndexOf('.');
        byte[] signature = java.util.Base64.getUrlDecoder().decode(token.substring(dot + 1));
        return token.substring(0, dot + 1) + Draft.encoded(change.apply(signature));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
