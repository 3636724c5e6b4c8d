package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.auth.hash.Argon2;
import hallpass.auth.throttle.CurrentAttempt;
import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refused sign-in costs the same: one turn at the gate, one hash of the configured cost. */
class DatabaseIdentityStoreTest {

    private static final String PASSWORD = "correct horse battery";
    private static final Argon2idPasswordHash HASH = passwordHash(new HashGate());
    private static final String OF_PASSWORD = HASH.generate(PASSWORD.toCharArray());

    /** Of {@link #PASSWORD}, by Django's {@code scrypt} with less memory than ours, from Python's hashlib. */
    private static final String IMPORTED =
            "imported$scrypt$ln=10,r=8,p=1$c2Vhc2FsdDEyMzQ1$xpVs35hqv0sxQ60xyY3+H64TFd/sp5Jlm3i9UtaPv1Q";

    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger weights = new AtomicInteger();

    record Refused(String who, Optional<User> user, String password) {
        @Override
        public String toString() {
            return who;
        }
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused("unknown user", Optional.empty(), PASSWORD),
                new Refused("wrong password", Optional.of(TestUsers.withHash(OF_PASSWORD, false)), "another"),
                new Refused("empty password", Optional.of(TestUsers.withHash(OF_PASSWORD, false)), ""),
                new Refused(
                        "far too long a password",
                        Optional.of(TestUsers.withHash(OF_PASSWORD, false)),
                        "x".repeat(5000)),
                new Refused("disabled user", Optional.of(TestUsers.withHash(OF_PASSWORD, true)), PASSWORD),
                new Refused("another store's user", Optional.of(TestUsers.withHash(null, false)), PASSWORD),
                new Refused("hash of another kind", Optional.of(TestUsers.withHash("$2y$10$x", false)), PASSWORD),
                new Refused("imported", Optional.of(TestUsers.withHash(IMPORTED, false)), "another"),
                new Refused("imported and disabled", Optional.of(TestUsers.withHash(IMPORTED, true)), PASSWORD),
                new Refused(
                        "imported, far too long a password",
                        Optional.of(TestUsers.withHash(IMPORTED, false)),
                        "x".repeat(5000)),
                new Refused(
                        "imported hash that is broken",
                        Optional.of(TestUsers.withHash("imported$2b$99$x", false)),
                        PASSWORD),
                new Refused(
                        "hash of lower parameters",
                        Optional.of(TestUsers.withHash(OF_PASSWORD.replace("t=2", "t=1"), false)),
                        "another"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void who_is_refused_has_cost_one_hash(Refused refused) {
        CredentialValidationResult result =
                store(refused.user()).validate(new UsernamePasswordCredential("alice@example.com", refused.password()));

        assertEquals(Status.INVALID, result.getStatus());
        assertEquals(1, turns.get());
    }

    @Test
    void the_right_password_gets_in() {
        CredentialValidationResult result = store(Optional.of(TestUsers.withHash(OF_PASSWORD, false)))
                .validate(new UsernamePasswordCredential("alice@example.com", PASSWORD));

        assertEquals(Status.VALID, result.getStatus());
        assertEquals(1, turns.get());
    }

    @ParameterizedTest
    @MethodSource("renewed")
    void a_hash_of_lower_parameters_or_of_another_system_is_renewed_when_its_password_is_shown(String former) {
        StringBuilder renewed = new StringBuilder();
        DatabaseIdentityStore store = store(Optional.of(TestUsers.withHash(former, false)));
        store.users = new UsersOfTest(Optional.of(TestUsers.withHash(former, false))) {
            @Override
            public void rehash(java.util.UUID id, String replaced, String stronger) {
                assertEquals(former, replaced);
                renewed.append(stronger);
            }
        };

        CredentialValidationResult result =
                store.validate(new UsernamePasswordCredential("alice@example.com", PASSWORD));

        assertEquals(Status.VALID, result.getStatus());
        assertEquals(false, HASH.isWeak(renewed.toString()));
        assertEquals(true, HASH.verify(PASSWORD.toCharArray(), renewed.toString()));
    }

    static Stream<String> renewed() {
        return Stream.of(weak(), IMPORTED);
    }

    @Test
    void a_hash_that_takes_more_memory_takes_more_places() {
        String large = "imported$scrypt$ln=15,r=8,p=1$c2Vhc2FsdDEyMzQ1$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

        store(Optional.of(TestUsers.withHash(large, false)))
                .validate(new UsernamePasswordCredential("alice@example.com", PASSWORD));
        assertEquals(2, weights.get(), "32 MiB are more than one of ours takes");

        store(Optional.empty()).validate(new UsernamePasswordCredential("alice@example.com", PASSWORD));
        assertEquals(1, weights.get());
    }

    /** One pass less than configured. */
    private static String weak() {
        Argon2 parameters = new Argon2(19_456, 1, 1, new byte[16], new byte[32]);
        byte[] computed = parameters.compute(
                PASSWORD.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool(19_456));
        return parameters.withHash(computed).text();
    }

    private DatabaseIdentityStore store(Optional<User> user) {
        DatabaseIdentityStore store = new DatabaseIdentityStore();
        store.users = new UsersOfTest(user);
        store.order = new StoreOrder();
        store.passwordHash = passwordHash(new HashGate() {
            @Override
            <T> T pass(int weight, Supplier<T> hash, Runnable afterWaiting) {
                turns.incrementAndGet();
                weights.set(weight);
                return super.pass(weight, hash, afterWaiting);
            }
        });
        store.prepare();
        return store;
    }

    private static Argon2idPasswordHash passwordHash(HashGate gate) {
        Argon2idPasswordHash passwordHash = new Argon2idPasswordHash();
        passwordHash.gate = gate;
        gate.parallel = OptionalInt.of(1);
        gate.open();
        passwordHash.attempt = new CurrentAttempt();
        passwordHash.random = new SecureRandom();
        passwordHash.memory = Argon2idPasswordHash.MIN_MEMORY;
        passwordHash.passes = Argon2idPasswordHash.MIN_PASSES;
        passwordHash.raise();
        return passwordHash;
    }

    private static class UsersOfTest extends Users {
        private final Optional<User> user;

        UsersOfTest(Optional<User> user) {
            this.user = user;
        }

        @Override
        public Optional<User> byEmail(String email) {
            return user;
        }
    }
}
