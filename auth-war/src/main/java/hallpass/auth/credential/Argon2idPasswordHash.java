package hallpass.auth.credential;

import hallpass.auth.hash.Argon2;
import hallpass.auth.hash.ForeignHash;
import hallpass.auth.throttle.CurrentAttempt;
import hallpass.resource.setting.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.identitystore.PasswordHash;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as Argon2id, by default with OWASP's parameters (19 MiB, two passes, one lane). Passwords are
 * NFC-normalised, so that the same letters typed on another system are the same password (RFC 8265 section 4.2). An
 * alternative with priority, because the container brings a {@code PasswordHash} too. It also knows the hashes that
 * came with users of another system, until these sign in.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
class Argon2idPasswordHash implements PasswordHash {

    static final int MIN_MEMORY = 19_456;
    static final int MIN_PASSES = 2;

    private static final Logger LOG = System.getLogger(Argon2idPasswordHash.class.getName());
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    @Inject
    HashGate gate;

    @Inject
    CurrentAttempt attempt;

    @Inject
    SecureRandom random;

    /** KiB; can only be raised. */
    @Inject
    @Setting(name = "hallpass.password.hash.memory", defaultValue = "19456")
    int memory;

    @Inject
    @Setting(name = "hallpass.password.hash.passes", defaultValue = "2")
    int passes;

    private final UsualTime usualTime = new UsualTime(System::nanoTime);

    /** Memory of finished computations for the next ones: 19 MiB of garbage a sign-in would keep the collector busy. */
    private final ConcurrentLinkedQueue<SoftReference<BlockPool>> pools = new ConcurrentLinkedQueue<>();

    @PostConstruct
    void raise() {
        if (memory < MIN_MEMORY || passes < MIN_PASSES) {
            LOG.log(
                    Level.WARNING,
                    "hallpass.password.hash.memory " + memory + " or .passes " + passes + " is below the minimum, "
                            + MIN_MEMORY + " KiB and " + MIN_PASSES + "; the minimum is used in its place.");
        }
        memory = Math.max(memory, MIN_MEMORY);
        passes = Math.max(passes, MIN_PASSES);
    }

    @Override
    public String generate(char[] password) {
        Argon2 parameters = new Argon2(memory, passes, LANES, randomBytes(SALT_BYTES), new byte[HASH_BYTES]);
        byte[] computed = gated(
                1,
                normalised(password),
                (bytes, pool) -> usualTime.measured(() -> parameters.compute(bytes, pool)),
                () -> {});
        return parameters.withHash(computed).text();
    }

    /** Takes as long as a hash of the configured parameters, even if the stored hash has lower ones. */
    @Override
    public boolean verify(char[] password, String stored) {
        boolean tooLong = password.length > PasswordCheck.MAX_INPUT; // is wrong, but takes as long as any other
        char[] compared = tooLong ? new char[0] : password;
        boolean right = ForeignHash.ofStored(stored)
                .map(foreign -> isOf(compared, foreign))
                .orElseGet(() -> isOf(compared, ours(stored)));
        return right && !tooLong;
    }

    private boolean isOf(char[] password, Argon2 stored) {
        byte[] computed = gated(
                1,
                normalised(password),
                (bytes, pool) -> usualTime.measured(() -> {
                    byte[] hash = stored.compute(bytes, pool);
                    stored.missing(memory, passes).ifPresent(rest -> rest.compute(bytes, pool));
                    return hash;
                }),
                attempt::requireStill);
        return MessageDigest.isEqual(computed, stored.hash());
    }

    /** If the other system's hash is quicker than ours, computes for the rest of the time, too. */
    private boolean isOf(char[] password, ForeignHash stored) {
        AtomicBoolean right = new AtomicBoolean();
        return gated(
                Math.max(1, (stored.memory() + memory - 1) / memory),
                new String(password),
                (bytes, pool) -> {
                    double left = usualTime.leftAfter(() -> right.set(stored.matches(bytes)));
                    int restMemory = (int) (memory * left);
                    if (restMemory >= Argon2.MIN_MEMORY) {
                        new Argon2(restMemory, passes, LANES, randomBytes(SALT_BYTES), new byte[HASH_BYTES])
                                .compute(bytes, pool);
                    }
                    return right.get();
                },
                attempt::requireStill);
    }

    /** @return whether it can be verified at all; an operator may have put a hash of another kind into the database */
    boolean isReadable(String phc) {
        return Argon2.parseId(phc).isPresent() || ForeignHash.ofStored(phc).isPresent();
    }

    /** @return whether it costs less, in memory or in passes, than what is configured, or is not ours at all */
    boolean isWeak(String phc) {
        if (ForeignHash.ofStored(phc).isPresent()) {
            return true;
        }
        Argon2 stored = ours(phc);
        return stored.memory() < memory || stored.passes() < passes;
    }

    private static Argon2 ours(String phc) {
        return Argon2.parseId(phc).orElseThrow(() -> new IllegalArgumentException("not an Argon2id string"));
    }

    /** @return a hash that no password has. It is verified if there is no user, so that the answer takes as long */
    String unmatched() {
        return new Argon2(memory, passes, LANES, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES)).text();
    }

    private static String normalised(char[] password) {
        return Normalizer.normalize(new String(password), Normalizer.Form.NFC);
    }

    private <T> T gated(
            int weight, String password, BiFunction<byte[], BlockPool, T> computation, Runnable afterWaiting) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        try {
            return gate.pass(
                    weight,
                    () -> {
                        BlockPool pool = pool();
                        T computed = computation.apply(bytes, pool);
                        pools.offer(new SoftReference<>(pool));
                        return computed;
                    },
                    afterWaiting);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private BlockPool pool() {
        for (SoftReference<BlockPool> kept = pools.poll(); kept != null; kept = pools.poll()) {
            @Nullable BlockPool pool = kept.get();
            if (pool != null) {
                return pool;
            }
        }
        return new FixedBlockPool(memory);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
