package hallpass.auth.credential;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * One Argon2id computation (RFC 9106) and the PHC string that it is written as:
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param memory KiB
 * @param passes iterations over the memory
 * @param lanes parallelism that the hash allows; computed one after the other here
 */
record Argon2id(int memory, int passes, int lanes, byte[] salt, byte[] hash) {

    /** KiB for one lane (RFC 9106 section 3.1). */
    static final int MIN_MEMORY = 8;

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    static boolean isForm(String text) {
        return PHC.matcher(text).matches();
    }

    static Argon2id parse(String phc) {
        Matcher matcher = PHC.matcher(phc);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an Argon2id string of version 19");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new Argon2id(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                base64.decode(matcher.group(4)),
                base64.decode(matcher.group(5)));
    }

    String phc() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    /** The same parameters and salt over this password. */
    byte[] compute(byte[] password, BlockPool memoryPool) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
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
    Optional<Argon2id> missing(int wantedMemory, int wantedPasses) {
        long missing = (long) wantedMemory * wantedPasses - (long) memory * passes;
        if (missing < MIN_MEMORY) {
            return Optional.empty();
        }
        int restPasses = (int) ((missing + wantedMemory - 1) / wantedMemory);
        return Optional.of(new Argon2id((int) (missing / restPasses), restPasses, 1, salt, hash));
    }

    Argon2id withHash(byte[] computed) {
        return new Argon2id(memory, passes, lanes, salt, computed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Argon2id that && phc().equals(that.phc());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salt);
    }

    @Override
    public String toString() {
        return "Argon2id[m=" + memory + ",t=" + passes + ",p=" + lanes + "]"; // a hash is not for logs
    }
}
