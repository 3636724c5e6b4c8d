package hallpass.auth.hash;

import java.security.MessageDigest;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/** Argon2 with parameters that are not ours. */
record ForeignArgon2(Argon2 argon2) implements ForeignHash {

    private static final int MAX_LANES = 64;

    /** Memory times passes. Django has 204,800. */
    private static final int MAX_WORK = 256 * 1024;

    ForeignArgon2 {
        Bounds.requireCost(argon2.lanes() <= MAX_LANES
                && argon2.memory() <= Bounds.MAX_MEMORY
                && (long) argon2.memory() * argon2.passes() <= MAX_WORK);
    }

    static Optional<ForeignHash> parse(String text) {
        return Argon2.parse(text).map(ForeignArgon2::new);
    }

    @Override
    public boolean matches(byte[] password) {
        byte[] computed = argon2.compute(password, new FixedBlockPool(memory()));
        return MessageDigest.isEqual(computed, argon2.hash());
    }

    @Override
    public int memory() {
        return argon2.memory();
    }

    @Override
    public String text() {
        return argon2.text();
    }
}
