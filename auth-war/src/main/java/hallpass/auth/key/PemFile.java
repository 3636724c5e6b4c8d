package hallpass.auth.key;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The private keys of a PEM file (RFC 7468). What stands around them is skipped: comments in any charset, attributes,
 * certificates, parameters.
 */
final class PemFile {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final String ENCRYPTED = "ENCRYPTED";
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final List<MatchResult> keys;

    private PemFile(String text) {
        keys = KEY.matcher(text).results().toList();
    }

    static PemFile of(byte[] content) {
        return new PemFile(charset(content).decode(ByteBuffer.wrap(content)).toString());
    }

    /** @return the block of the first key without a passphrase, in lines as a parser expects them */
    Optional<String> key() {
        return keys.stream().filter(key -> !encrypted(key)).findFirst().map(key -> Stream.of(
                        key.group(0).split("\\R"))
                .map(String::strip)
                .reduce("", (all, line) -> all + line + "\n"));
    }

    boolean hasOnlyEncryptedKeys() {
        return !keys.isEmpty() && keys.stream().allMatch(PemFile::encrypted);
    }

    /** PKCS #8 says it in the label, the older forms in a header ({@code Proc-Type: 4,ENCRYPTED}). */
    private static boolean encrypted(MatchResult key) {
        return key.group(0).contains(ENCRYPTED);
    }

    /** PEM itself is ASCII, so any charset that contains it will do. Some editors write UTF-16, with its mark. */
    private static Charset charset(byte[] content) {
        boolean utf16 = content.length >= 2 && (ByteBuffer.wrap(content).getShort() & 0xFFFF) == BYTE_ORDER_MARK;
        boolean reversed = content.length >= 2
                && Short.toUnsignedInt(
                                Short.reverseBytes(ByteBuffer.wrap(content).getShort()))
                        == BYTE_ORDER_MARK;
        return utf16 || reversed ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
    }
}
