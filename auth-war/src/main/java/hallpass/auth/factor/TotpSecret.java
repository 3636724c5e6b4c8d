package hallpass.auth.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * The secret by which an app and this server compute one-time codes from the time (RFC 6238): with SHA-1, six digits
 * and 30 seconds, because some apps know nothing else and do not say so.
 *
 * @param base32 160 bits (RFC 4226 section 4), as people type them
 */
record TotpSecret(String base32) {

    static final int DIGITS = 6;
    static final Duration STEP = Duration.ofSeconds(30);

    /** Steps that a clock may be off, each way (RFC 6238 section 5.2). */
    private static final int DRIFT = 1;

    private static final int BYTES = 20;
    private static final String HMAC = "HmacSHA1";

    static TotpSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TotpSecret(Base32.toBase32String(bytes));
    }

    /** @return the address in the QR code, as apps read it */
    String address(String issuer, String account) {
        String name = encoded(issuer);
        return "otpauth://totp/" + name + ":" + encoded(account) + "?secret=" + base32 + "&issuer=" + name
                + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP.toSeconds();
    }

    /**
     * @param typed with or without blanks
     * @return the time step whose code it is; empty if it is the code of no step around now
     */
    OptionalLong step(String typed, Instant now) {
        String digits = typed.replaceAll("\\s", "");
        long current = Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
        return LongStream.rangeClosed(current - DRIFT, current + DRIFT)
                .filter(step -> MessageDigest.isEqual(
                        code(step, DIGITS).getBytes(StandardCharsets.UTF_8), digits.getBytes(StandardCharsets.UTF_8)))
                .max();
    }

    /** RFC 4226 section 5.3, with the number of the time step as the counter. */
    String code(long step, int digits) {
        byte[] counter = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            counter[i] = (byte) (step >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
        byte[] hash = hmac(counter);
        int offset = hash[hash.length - 1] & 0xf;
        int number = (hash[offset] & 0x7f) << 24
                | (hash[offset + 1] & 0xff) << 16
                | (hash[offset + 2] & 0xff) << 8
                | hash[offset + 3] & 0xff;
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text.substring(Math.max(0, text.length() - digits));
    }

    private byte[] hmac(byte[] counter) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Base32.decode(base32), HMAC));
            return mac.doFinal(counter);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "TotpSecret[]"; // for its app only
    }
}
