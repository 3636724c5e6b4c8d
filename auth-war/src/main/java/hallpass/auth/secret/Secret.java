package hallpass.auth.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that this server gives out and knows again by its hash: 256 bits in base64url. Nobody can guess it, so its
 * hash needs neither salt nor cost.
 *
 * @param text what the holder presents, which may be anything
 */
public record Secret(String text) {

    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    public static Secret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(base64(bytes));
    }

    /** @return another secret: it can be computed from this one and the nonce, and from nothing else */
    public Secret derived(String nonce) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC));
            return new Secret(base64(mac.doFinal(nonce.getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }

    /** @return what the database keeps: SHA-256 in base64url */
    public String hash() {
        return Sha256.base64(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the same time for a right and for a wrong secret. */
    public boolean isHashedAs(String knownHash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), knownHash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Secret[]"; // the text is for its holder only
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
