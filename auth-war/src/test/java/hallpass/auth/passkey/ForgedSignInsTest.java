package hallpass.auth.passkey;

import static hallpass.auth.passkey.SoftAuthenticator.BACKED_UP;
import static hallpass.auth.passkey.SoftAuthenticator.BACKUP_ELIGIBLE;
import static hallpass.auth.passkey.SoftAuthenticator.USER_PRESENT;
import static hallpass.auth.passkey.SoftAuthenticator.USER_VERIFIED;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForgedSignInsTest {

    private final TestCeremonies server = new TestCeremonies();
    private final SoftAuthenticator authenticator = new SoftAuthenticator();

    @BeforeEach
    void hasSignedInBefore() {
        authenticator.counter = 41;
    }

    @ParameterizedTest
    @MethodSource
    void a_lie_is_refused(Consumer<SoftAuthenticator> lie) {
        Passkey passkey = server.registered(authenticator);
        authenticator.counter = 42;
        lie.accept(authenticator);
        String answer = authenticator.get(server.request()).toString();

        assertThrows(PasskeyException.class, () -> server.signIn(passkey, answer));
    }

    static Stream<Arguments> a_lie_is_refused() {
        return Stream.of(
                lie("another origin", it -> it.origin = "https://evil.example"),
                lie("an origin without TLS", it -> it.origin = "http://id.example.org"),
                lie("a subdomain", it -> it.origin = "https://evil.id.example.org"),
                lie("another port", it -> it.origin = "https://id.example.org:444"),
                lie("the origin of nobody", it -> it.origin = "null"),
                lie("another relying party", it -> it.rpId = "evil.example"),
                lie("the relying party above", it -> it.rpId = "example.org"),
                lie("no user verification", it -> it.flags = USER_PRESENT),
                lie("no user", it -> it.flags = USER_VERIFIED),
                lie("no flag at all", it -> it.flags = 0),
                lie("can be copied all at once", it -> it.flags |= BACKUP_ELIGIBLE),
                lie("copies of what can't be copied", it -> it.flags |= BACKED_UP),
                lie("a registration's type", it -> it.type = "webauthn.create"),
                lie("another challenge", it -> it.challenge = "AAAAAAAAAAAAAAAAAAAAAA"),
                lie("an empty challenge", it -> it.challenge = ""),
                lie("inside of another site's page", it -> it.crossOrigin = true),
                lie("a counter that falls", it -> it.counter = 40),
                lie("a counter that stands still", it -> it.counter = 41),
                lie("a counter that begins anew", it -> it.counter = 0),
                lie("another key", it -> it.keys = SoftAuthenticator.keyPair()),
                lie("another credential", it -> it.credentialId = new byte[] {9, 9, 9}),
                lie("another account's handle", it -> it.userHandle = new byte[32]),
                lie("no handle", it -> it.userHandle = new byte[0]),
                lie("a handle that is longer", it -> it.userHandle = Arrays.copyOf(it.userHandle, 40)),
                lie("client data that is no JSON", it -> it.clientData = text -> "hello"),
                lie("empty client data", it -> it.clientData = text -> ""),
                signature("no signature", bytes -> new byte[0]),
                signature("a signature of zeros", bytes -> new byte[64]),
                signature("a signature without its end", bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
                signature("a signature with a wrong bit", bytes -> {
                    byte[] changed = bytes.clone();
                    changed[changed.length - 1] ^= 1;
                    return changed;
                }),
                signature("a signature of r = s = 0", bytes -> new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}),
                signature("a signature of 30 KB", bytes -> new byte[30_000]),
                data("no data", bytes -> new byte[0]),
                data("data without a counter", bytes -> Arrays.copyOf(bytes, 33)),
                data("data with more behind it", bytes -> Arrays.copyOf(bytes, bytes.length + 7)),
                data("a key that is not there", bytes -> {
                    byte[] changed = bytes.clone();
                    changed[32] |= 1 << 6;
                    return changed;
                }));
    }

    @ParameterizedTest
    @MethodSource
    void what_was_changed_after_it_was_signed_is_refused(UnaryOperator<String> change) {
        Passkey passkey = server.registered(authenticator);
        authenticator.counter = 42;
        String answer = authenticator.get(server.request()).toString();
        server.signIn(passkey, answer);

        assertThrows(PasskeyException.class, () -> server.signIn(passkey, change.apply(answer)));
    }

    static Stream<Arguments> what_was_changed_after_it_was_signed_is_refused() {
        return Stream.of(
                argumentSet("a number for a signature", change("\"signature\":\"[^\"]*\"", "\"signature\":7")),
                argumentSet("no signature", change("\"signature\"", "\"sign\"")),
                argumentSet("no authenticator data", change("\"authenticatorData\"", "\"data\"")),
                argumentSet("no client data", change("\"clientDataJSON\"", "\"clientData\"")),
                argumentSet("no handle", change("\"userHandle\"", "\"user\"")),
                argumentSet("a list for a response", change("\"response\":\\{.*}", "\"response\":[]}")),
                argumentSet("an id that is no base64url", change("\"rawId\":\"[^\"]*\"", "\"rawId\":\"!!\"")),
                argumentSet("null for an id", change("\"rawId\":\"[^\"]*\"", "\"rawId\":null")),
                argumentSet("an empty id", change("\"rawId\":\"[^\"]*\"", "\"rawId\":\"\"")),
                argumentSet("no id", change("\"rawId\"", "\"raw\"")),
                argumentSet("an object for an id", change("\"rawId\":\"[^\"]*\"", "\"rawId\":{}")));
    }

    private static UnaryOperator<String> change(String pattern, String replacement) {
        return answer -> answer.replaceFirst(pattern, replacement);
    }

    private static Arguments lie(String name, Consumer<SoftAuthenticator> lie) {
        return argumentSet(name, lie);
    }

    private static Arguments data(String name, UnaryOperator<byte[]> change) {
        return lie(name, it -> it.authenticatorData = change);
    }

    private static Arguments signature(String name, UnaryOperator<byte[]> change) {
        return lie(name, it -> it.signature = change);
    }
}
