package hallpass.system.http;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A phone with an app for one-time codes (RFC 6238), made from the secret that a server showed. */
public final class AuthenticatorApp {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final byte[] secret;
    private long last;

    /** @param base32 with or without blanks */
    public AuthenticatorApp(String base32) {
        String letters = base32.replace(" ", "");
        ByteBuffer bytes = ByteBuffer.allocate(letters.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (char letter : letters.toCharArray()) {
            bits = bits << 5 | BASE32.indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.put((byte) (bits >> held));
                bits &= (1 << held) - 1;
            }
        }
        secret = bytes.array();
    }

    /** A code that was not shown before: that of now, or the next one, which the server takes 30 s early. */
    public String code() {
        long step = Math.max(last + 1, now());
        Eventually.eventually(PATIENCE, AuthenticatorApp::now, now -> step <= now + 1);
        last = step;
        return code(step);
    }

    /** Six digits that are not the code of any time around now. */
    public String wrongCode() {
        for (int guess = 0; ; guess++) {
            String digits = digits(guess);
            long now = now();
            boolean right = false;
            for (long step = now - 5; step <= now + 5; step++) {
                right |= code(step).equals(digits);
            }
            if (!right) {
                return digits;
            }
        }
    }

    private static String digits(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }

    private static long now() {
        return Instant.now().getEpochSecond() / STEP_SECONDS;
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
            return digits(number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
