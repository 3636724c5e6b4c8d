package hallpass.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of the page, ready to be sent.
 *
 * @param etag strong, in quotes, of the plain content
 * @param gzip the compressed content, or null if that saves nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record StaticFile(String path, String type, byte[] content, byte @Nullable [] gzip, String etag) {
    /** Vite puts a hash of the content into these names: the content behind a name never changes. */
    private static final String HASHED = "/assets/";

    private static final String BYTES = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "webmanifest", "application/manifest+json",
            "txt", "text/plain;charset=UTF-8");

    static StaticFile of(String path, byte[] content) {
        String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), BYTES);
        byte[] compressed = gzip(content);
        return new StaticFile(
                path, type, content, compressed.length < content.length ? compressed : null, etag(content));
    }

    boolean isPage() {
        return path.equals("/index.html");
    }

    String cacheControl() {
        return path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String etag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
