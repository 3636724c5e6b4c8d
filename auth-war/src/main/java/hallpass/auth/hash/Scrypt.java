package hallpass.auth.hash;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt (RFC 7914).
 *
 * @param logCost N is 2 to the power of this
 * @param blockSize r
 * @param parallelization p; computed one after the other here
 */
record Scrypt(int logCost, int blockSize, int parallelization, byte[] salt, byte[] hash) implements ForeignHash {

    private static final Pattern FORM = Pattern.compile(
            "\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,3}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Bytes that the blocks take, for each of N and r (RFC 7914 section 2). */
    private static final int UNIT = 128;

    private static final int MAX_LOG_COST = 20;
    private static final int MAX_FACTOR = 128;

    /** N times r times p. Spring has 524,288, Django 655,360. */
    private static final int MAX_WORK = 1 << 20;

    Scrypt {
        Bounds.requireLengths(salt, hash);
        Bounds.require(logCost > 0 && blockSize > 0 && parallelization > 0, "has parameters that scrypt does not have");
        Bounds.requireCost(logCost <= MAX_LOG_COST && blockSize <= MAX_FACTOR && parallelization <= MAX_FACTOR);
        Bounds.requireCost((long) (1 << logCost) * blockSize * parallelization <= MAX_WORK);
        Bounds.requireCost(memory(logCost, blockSize) <= Bounds.MAX_MEMORY);
        Bounds.require(blockSize > 1 || logCost < 16, "has parameters that scrypt does not have");
    }

    static Optional<ForeignHash> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Scrypt(
                        Bounds.number(form.group(1)),
                        Bounds.number(form.group(2)),
                        Bounds.number(form.group(3)),
                        Bounds.base64(form.group(4)),
                        Bounds.base64(form.group(5))))
                : Optional.empty();
    }

    @Override
    public boolean matches(byte[] password) {
        byte[] computed = SCrypt.generate(password, salt, 1 << logCost, blockSize, parallelization, hash.length);
        return MessageDigest.isEqual(computed, hash);
    }

    @Override
    public int memory() {
        return memory(logCost, blockSize);
    }

    private static int memory(int logCost, int blockSize) {
        return (int) (((long) UNIT * blockSize << logCost) / 1024);
    }

    @Override
    public String text() {
        return "$scrypt$ln=" + logCost + ",r=" + blockSize + ",p=" + parallelization + "$" + Bounds.base64(salt) + "$"
                + Bounds.base64(hash);
    }
}
