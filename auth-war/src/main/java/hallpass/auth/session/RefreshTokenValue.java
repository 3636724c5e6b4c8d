package hallpass.auth.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A refresh token as its client holds it: 256 bits in base64url.
 *
 * <p>A successor is derived from its predecessor and a nonce that is stored with the spent one. So whoever presents the
 * predecessor again can be given the same successor, though the database holds no token that anybody could use.
 */
public record RefreshTokenValue(String text) {

    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    static RefreshTokenValue random(SecureRandom random) {
        return new RefreshTokenValue(nonce(random));
    }

    /** @return 256 random bits in base64url */
    static String nonce(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    RefreshTokenValue successor(String nonce) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC));
            return new RefreshTokenValue(base64(mac.doFinal(nonce.getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }

    /** What the database keeps: SHA-256 in base64url. Without salt, for 256 random bits can't be guessed. */
    String hash() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "RefreshTokenValue[]"; // whoever reads the text is signed in
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
