package hallpass.auth.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A client's secret: 256 random bits in base64url. Nobody can guess it, so its hash needs neither salt nor cost. */
record ClientSecret(String text) {

    private static final int BYTES = 32;

    static ClientSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What the database keeps: SHA-256 in base64url. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** In constant time, whatever is given. */
    boolean isHashedAs(String knownHash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), knownHash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "ClientSecret[]";
    }
}
