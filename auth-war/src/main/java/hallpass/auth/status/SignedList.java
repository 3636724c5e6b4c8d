package hallpass.auth.status;

import hallpass.auth.secret.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A status list as it is handed out.
 *
 * @param token the compact JWS
 * @param gzip the same compressed: base64 twice costs more than the signature
 * @param tag names the token; the compressed form is another representation with a tag of its own
 * @param version of the bits that were signed
 */
record SignedList(
        byte[] token, byte[] gzip, String tag, StatusBits bits, long version, String keyId, Instant signedAt) {

    static SignedList of(String jws, StatusBits bits, long version, String keyId, Instant signedAt) {
        byte[] token = jws.getBytes(StandardCharsets.US_ASCII);
        return new SignedList(token, gzip(token), tag(token), bits, version, keyId, signedAt);
    }

    /**
     * @return the zlib stream of the draft's {@code lst}; few bits are set, which the filtered strategy knows to use
     */
    static byte[] deflated(byte[] bits) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setStrategy(Deflater.FILTERED);
            deflater.setInput(bits);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Base64 has no repetitions, only letters that are rarer than others. */
    private static byte[] gzip(byte[] token) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setStrategy(token.length > 8192 ? Deflater.HUFFMAN_ONLY : Deflater.DEFAULT_STRATEGY);
            }
        }) {
            gzip.write(token);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static String tag(byte[] token) {
        return Sha256.base64(token).substring(0, 22);
    }
}
