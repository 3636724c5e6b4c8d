package hallpass.auth.passkey;

import static hallpass.auth.passkey.SoftAuthenticator.ATTESTED;
import static hallpass.auth.passkey.SoftAuthenticator.BACKED_UP;
import static hallpass.auth.passkey.SoftAuthenticator.USER_PRESENT;
import static hallpass.auth.passkey.SoftAuthenticator.USER_VERIFIED;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgedRegistrationsTest {

    private final TestCeremonies server = new TestCeremonies();
    private final SoftAuthenticator authenticator = new SoftAuthenticator();

    @ParameterizedTest
    @MethodSource
    void a_lie_is_refused(Consumer<SoftAuthenticator> lie) {
        lie.accept(authenticator);
        String answer = authenticator.create(server.creation()).toString();

        assertThrows(PasskeyException.class, () -> server.register(answer));
    }

    static Stream<Arguments> a_lie_is_refused() {
        return Stream.of(
                lie("another origin", it -> it.origin = "https://evil.example"),
                lie("an origin without TLS", it -> it.origin = "http://id.example.org"),
                lie("a subdomain", it -> it.origin = "https://evil.id.example.org"),
                lie("the domain above", it -> it.origin = "https://example.org"),
                lie("another port", it -> it.origin = "https://id.example.org:8443"),
                lie("a longer name", it -> it.origin = "https://id.example.org.evil.example"),
                lie("the origin of nobody", it -> it.origin = "null"),
                lie("an empty origin", it -> it.origin = ""),
                lie("an app's origin", it -> it.origin = "android:apk-key-hash:AAAA"),
                lie("another relying party", it -> it.rpId = "evil.example"),
                lie("the relying party above", it -> it.rpId = "example.org"),
                lie("the relying party in capitals", it -> it.rpId = "ID.EXAMPLE.ORG"),
                lie("no user verification", it -> it.flags = USER_PRESENT),
                lie("no user", it -> it.flags = USER_VERIFIED),
                lie("no flag at all", it -> it.flags = 0),
                lie("copies of what can't be copied", it -> it.flags = USER_PRESENT | USER_VERIFIED | BACKED_UP),
                lie("an assertion's type", it -> it.type = "webauthn.get"),
                lie("a type of its own", it -> it.type = "payment.get"),
                lie("another challenge", it -> it.challenge = "AAAAAAAAAAAAAAAAAAAAAA"),
                lie("an empty challenge", it -> it.challenge = ""),
                lie("a challenge that is no base64url", it -> it.challenge = "%%%"),
                lie("inside of another site's page", it -> it.crossOrigin = true),
                lie("an algorithm that nobody asked for", it -> it.algorithm = -65535),
                lie("an algorithm of another key type", it -> it.algorithm = -257),
                lie("no algorithm", it -> it.algorithm = 0),
                lie("a point that is not on the curve", it -> it.extraKeyMembers = Map.of(-2, new byte[32])),
                lie("a coordinate that is too long", it -> it.extraKeyMembers = Map.of(-2, new byte[3000])),
                lie("another curve", it -> it.extraKeyMembers = Map.of(-1, 3)),
                lie("an unknown key type", it -> it.extraKeyMembers = Map.of(1, 99)),
                lie("a symmetric key", it -> it.extraKeyMembers = Map.of(1, 4)),
                lie("a key of texts", it -> it.extraKeyMembers = Map.of(-2, "x", -3, "y")),
                lie("an id that is too long", it -> it.credentialId = new byte[1024]),
                lie("an empty id", it -> it.credentialId = new byte[0]),
                lie("client data that is no JSON", it -> it.clientData = text -> "hello"),
                lie("client data that is a list", it -> it.clientData = text -> "[" + text + "]"),
                lie("empty client data", it -> it.clientData = text -> ""),
                lie("client data without its end", it -> it.clientData = text -> text.substring(0, text.length() - 5)),
                lie("client data without an origin", it -> it.clientData = text -> text.replace("origin", "origins")),
                lie("client data without a type", it -> it.clientData = text -> text.replace("\"type\"", "\"kind\"")),
                lie(
                        "client data with a number for a challenge",
                        it -> it.clientData = text -> text.replaceFirst("\"challenge\":\"[^\"]*\"", "\"challenge\":1")),
                lie("client data that is deep", it -> it.clientData = text -> "[".repeat(20_000) + "]".repeat(20_000)),
                data("no data of the authenticator", bytes -> new byte[0]),
                data("half a hash", bytes -> Arrays.copyOf(bytes, 16)),
                data("data without a key", bytes -> Arrays.copyOf(bytes, 37)),
                data("data that ends in the id", bytes -> Arrays.copyOf(bytes, 57)),
                data("data that ends in the key", bytes -> Arrays.copyOf(bytes, bytes.length - 20)),
                data("data with more behind it", bytes -> Arrays.copyOf(bytes, bytes.length + 10)),
                data("a key that is not announced", bytes -> flags(bytes, bytes[32] & ~ATTESTED)),
                attestation("an empty attestation", bytes -> new byte[0]),
                attestation("an attestation that is a number", bytes -> new byte[] {1}),
                attestation("a text in its place", bytes -> Cbor.of("attestation")),
                attestation("an attestation without its end", bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
                attestation("an attestation of four bytes", bytes -> Arrays.copyOf(bytes, 4)),
                attestation("an empty map", bytes -> Cbor.of(Map.of())),
                attestation("data that is a text", bytes -> Cbor.of(Map.of("fmt", "none", "authData", "x"))),
                attestation("a length of 16 exabytes", bytes -> new byte[] {
                    0x5B, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, -1
                }),
                attestation("a map of 4 thousand million members", bytes -> new byte[] {(byte) 0xBA, -1, -1, -1, -1}),
                attestation("lists within lists", bytes -> {
                    byte[] deep = new byte[20_000];
                    Arrays.fill(deep, (byte) 0x81);
                    return deep;
                }),
                attestation("noise", bytes -> {
                    byte[] noise = new byte[500];
                    new java.util.Random(7).nextBytes(noise);
                    return noise;
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "1",
                "\"text\"",
                "[]",
                "{}",
                "{",
                "{\"id\":\"AQ\"}",
                "{\"id\":\"AQ\",\"rawId\":\"AQ\",\"type\":\"public-key\",\"response\":null}",
                "{\"id\":\"AQ\",\"rawId\":\"AQ\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":1,\"rawId\":2,\"type\":3,\"response\":4}",
                "{\"id\":\"AQ\",\"rawId\":\"AQ\",\"type\":\"public-key\",\"response\":"
                        + "{\"clientDataJSON\":\"***\",\"attestationObject\":\"***\"}}",
                "{\"id\":\"AQ\",\"rawId\":\"AQ\",\"type\":\"public-key\",\"response\":"
                        + "{\"clientDataJSON\":[],\"attestationObject\":{}}}"
            })
    void what_is_no_answer_is_refused(String answer) {
        assertThrows(PasskeyException.class, () -> server.register(answer));
        assertThrows(PasskeyException.class, () -> server.webAuthn.parseAssertion(answer + "x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 1_000_000})
    void what_is_too_long_is_not_read(int length) {
        assertThrows(PasskeyException.class, () -> server.register("[".repeat(length)));
    }

    private static byte[] flags(byte[] data, int flags) {
        byte[] changed = data.clone();
        changed[32] = (byte) flags;
        return changed;
    }

    private static Arguments lie(String name, Consumer<SoftAuthenticator> lie) {
        return argumentSet(name, lie);
    }

    private static Arguments data(String name, UnaryOperator<byte[]> change) {
        return lie(name, it -> it.authenticatorData = change);
    }

    private static Arguments attestation(String name, UnaryOperator<byte[]> change) {
        return lie(name, it -> it.attestation = change);
    }
}
