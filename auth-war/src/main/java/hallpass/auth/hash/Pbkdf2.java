package hallpass.auth.hash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC 8018 section 5.2) with HMAC.
 *
 * @param digest {@code sha1}, {@code sha256} or {@code sha512}
 */
record Pbkdf2(String digest, int iterations, byte[] salt, byte[] hash) implements ForeignHash {

    private static final Pattern FORM =
            Pattern.compile("\\$pbkdf2-(sha1|sha256|sha512)\\$i=(\\d{1,12})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Bytes of the digests: each part of a hash that is this long costs all iterations. */
    private static final Map<String, Integer> PART = Map.of("sha1", 20, "sha256", 32, "sha512", 64);

    /** Django 6 has 1,200,000. */
    private static final int MAX_ITERATIONS = 2_000_000;

    Pbkdf2 {
        Bounds.require(PART.containsKey(digest), "is of a digest that is not known");
        Bounds.requireLengths(salt, hash);
        Bounds.require(iterations > 0, "has no iterations");
        int part = PART.getOrDefault(digest, 1);
        Bounds.requireCost((long) iterations * ((hash.length + part - 1) / part) <= MAX_ITERATIONS);
    }

    static Optional<ForeignHash> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Pbkdf2(
                        form.group(1),
                        Bounds.number(form.group(2)),
                        Bounds.base64(form.group(3)),
                        Bounds.base64(form.group(4))))
                : Optional.empty();
    }

    /** By the JDK's own: it is twice as fast as Bouncy Castle's, since its digests are compiled for the processor. */
    @Override
    public boolean matches(byte[] password) {
        char[] characters = new String(password, StandardCharsets.UTF_8).toCharArray(); // are encoded as UTF-8 again
        PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, hash.length * Byte.SIZE);
        try {
            byte[] computed = SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest.toUpperCase(Locale.ROOT))
                    .generateSecret(spec)
                    .getEncoded();
            return MessageDigest.isEqual(computed, hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public int memory() {
        return 0;
    }

    @Override
    public String text() {
        return "$pbkdf2-" + digest + "$i=" + iterations + "$" + Bounds.base64(salt) + "$" + Bounds.base64(hash);
    }
}
