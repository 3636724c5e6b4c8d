package hallpass.auth.hash;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2 (RFC 9106) with parameters that are not ours.
 *
 * @param type {@code d}, {@code i} or {@code id}
 * @param version 16 or 19
 * @param memory KiB
 * @param passes iterations over the memory
 * @param lanes parallelism; computed one after the other here
 */
record Argon2(String type, int version, int memory, int passes, int lanes, byte[] salt, byte[] hash)
        implements ForeignHash {

    private static final Pattern FORM = Pattern.compile("\\$argon2(d|i|id)\\$(?:v=(\\d{1,3})\\$)?"
            + "m=(\\d{1,12}),t=(\\d{1,12}),p=(\\d{1,12})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private static final Map<String, Integer> TYPES =
            Map.of("d", Argon2Parameters.ARGON2_d, "i", Argon2Parameters.ARGON2_i, "id", Argon2Parameters.ARGON2_id);

    private static final int FIRST_VERSION = Argon2Parameters.ARGON2_VERSION_10;
    private static final int MIN_SALT = 8;
    private static final int MIN_MEMORY = 8; // KiB for each lane (RFC 9106 section 3.1)
    private static final int MAX_LANES = 64;

    /** Memory times passes. Django has 204,800. */
    private static final int MAX_WORK = 256 * 1024;

    Argon2 {
        Bounds.requireLengths(salt, hash);
        Bounds.require(
                TYPES.containsKey(type) && (version == FIRST_VERSION || version == Argon2Parameters.ARGON2_VERSION_13),
                "is of a type or version of Argon2 that is not known");
        Bounds.require(
                salt.length >= MIN_SALT && passes > 0 && lanes > 0 && memory >= (long) MIN_MEMORY * lanes,
                "has parameters that Argon2 does not have");
        Bounds.requireCost(lanes <= MAX_LANES && memory <= Bounds.MAX_MEMORY && (long) memory * passes <= MAX_WORK);
    }

    static Optional<ForeignHash> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Argon2(
                        form.group(1),
                        form.group(2) == null ? FIRST_VERSION : Bounds.number(form.group(2)),
                        Bounds.number(form.group(3)),
                        Bounds.number(form.group(4)),
                        Bounds.number(form.group(5)),
                        Bounds.base64(form.group(6)),
                        Bounds.base64(form.group(7))))
                : Optional.empty();
    }

    @Override
    public boolean matches(byte[] password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(TYPES.getOrDefault(type, Argon2Parameters.ARGON2_id))
                .withVersion(version)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] computed = new byte[hash.length];
        generator.generateBytes(password, computed);
        return MessageDigest.isEqual(computed, hash);
    }

    @Override
    public String text() {
        return "$argon2" + type + "$v=" + version + "$m=" + memory + ",t=" + passes + ",p=" + lanes + "$"
                + Bounds.base64(salt) + "$" + Bounds.base64(hash);
    }
}
