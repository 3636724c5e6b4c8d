package hallpass.database.write;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognizes a request that is sent again. A body may hold a password, and a reader of the table could guess it from a
 * plain hash. So the hash is keyed with the client's own key, and of that key the table keeps only a hash.
 */
final class Fingerprint {

    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    Fingerprint(String key) {
        this.key = key.getBytes(StandardCharsets.US_ASCII);
    }

    /** @return 64 characters */
    String ofKey() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The order of the members doesn't matter, as in JSON. @return 64 characters */
    String of(String operation, JsonObject body) {
        String request = operation + "\n" + new TreeMap<>(body);
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(request.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }
}
