package hallpass.auth.hash;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * One Argon2 computation (RFC 9106) and the PHC string that it is written as:
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param type {@code d}, {@code i} or {@code id}
 * @param version 16 or 19
 * @param memory KiB
 * @param passes iterations over the memory
 * @param lanes parallelism that the hash allows; computed one after the other here
 */
public record Argon2(String type, int version, int memory, int passes, int lanes, byte[] salt, byte[] hash) {

    /** KiB for one lane (RFC 9106 section 3.1). */
    public static final int MIN_MEMORY = 8;

    private static final Pattern PHC = Pattern.compile("\\$argon2(d|i|id)\\$(?:v=(\\d{1,3})\\$)?"
            + "m=(\\d{1,12}),t=(\\d{1,12}),p=(\\d{1,12})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private static final int MIN_SALT = 8;
    private static final String ID = "id";
    private static final int FIRST_VERSION = Argon2Parameters.ARGON2_VERSION_10;
    private static final int VERSION = Argon2Parameters.ARGON2_VERSION_13;
    private static final Map<String, Integer> TYPES =
            Map.of("d", Argon2Parameters.ARGON2_d, "i", Argon2Parameters.ARGON2_i, ID, Argon2Parameters.ARGON2_id);

    /** @throws UnusableHashException if Argon2 has no such type, version or parameters, or the hash is too short */
    public Argon2 {
        Bounds.requireLengths(salt, hash);
        Bounds.require(
                TYPES.containsKey(type) && (version == FIRST_VERSION || version == VERSION),
                "is of a type or version of Argon2 that is not known");
        Bounds.require(
                salt.length >= MIN_SALT && passes > 0 && lanes > 0 && memory >= (long) MIN_MEMORY * lanes,
                "has parameters that Argon2 does not have");
    }

    /** Argon2id of the present version. */
    public Argon2(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
        this(ID, VERSION, memory, passes, lanes, salt, hash);
    }

    /**
     * @return empty for a text of another form
     * @throws UnusableHashException as the constructor
     */
    static Optional<Argon2> parse(String text) {
        Matcher form = PHC.matcher(text);
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

    /** @return empty for all but Argon2id of the present version, and for what cannot be computed */
    public static Optional<Argon2> parseId(String text) {
        try {
            return parse(text).filter(argon2 -> argon2.type.equals(ID) && argon2.version == VERSION);
        } catch (UnusableHashException changed) { // an operator may have put anything into the database
            return Optional.empty();
        }
    }

    /** @return the PHC string */
    public String text() {
        return "$argon2" + type + "$v=" + version + "$m=" + memory + ",t=" + passes + ",p=" + lanes + "$"
                + Bounds.base64(salt) + "$" + Bounds.base64(hash);
    }

    /** The same parameters and salt over this password. */
    public byte[] compute(byte[] password, BlockPool memoryPool) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(TYPES.getOrDefault(type, Argon2Parameters.ARGON2_id))
                .withVersion(version)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .withBlockPool(memoryPool)
                .build());
        byte[] computed = new byte[hash.length];
        generator.generateBytes(password, computed);
        return computed;
    }

    /** @return a computation that costs the difference, if these parameters cost less than the given ones */
    public Optional<Argon2> missing(int wantedMemory, int wantedPasses) {
        long missing = (long) wantedMemory * wantedPasses - (long) memory * passes;
        if (missing < MIN_MEMORY) {
            return Optional.empty();
        }
        int restPasses = (int) ((missing + wantedMemory - 1) / wantedMemory);
        return Optional.of(new Argon2((int) (missing / restPasses), restPasses, 1, salt, hash));
    }

    public Argon2 withHash(byte[] computed) {
        return new Argon2(type, version, memory, passes, lanes, salt, computed);
    }

    @Override
    public String toString() {
        return "Argon2[m=" + memory + ",t=" + passes + ",p=" + lanes + "]"; // a hash is not for logs
    }
}
