package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.throttle.CurrentAttempt;
import java.security.SecureRandom;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class Argon2idPasswordHashTest {

    /** From the test file of the reference implementation (phc-winner-argon2, src/test.c, Argon2id version 19). */
    private static final String KNOWN =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void verifies_with_the_parameters_in_the_string() {
        Argon2idPasswordHash passwordHash = passwordHash();

        assertTrue(passwordHash.verify("password".toCharArray(), KNOWN));
        assertFalse(passwordHash.verify("Password".toCharArray(), KNOWN));
    }

    @Test
    void new_hashes_have_at_least_the_recommended_parameters_and_a_salt_of_their_own() {
        Argon2idPasswordHash passwordHash = passwordHash();

        String first = passwordHash.generate("correct horse".toCharArray());
        String second = passwordHash.generate("correct horse".toCharArray());

        assertTrue(first.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), first);
        assertFalse(first.equals(second));
        assertTrue(passwordHash.verify("correct horse".toCharArray(), first));
    }

    @Test
    void letters_composed_and_decomposed_are_one_password() {
        Argon2idPasswordHash passwordHash = passwordHash();

        String hash = passwordHash.generate("sch\u00f6nes Wetter".toCharArray());

        assertTrue(passwordHash.verify("scho\u0308nes Wetter".toCharArray(), hash));
    }

    @Test
    void knows_a_hash_that_costs_less_than_configured() {
        Argon2idPasswordHash passwordHash = passwordHash();
        String same = passwordHash.unmatched();

        assertFalse(passwordHash.isWeak(same));
        assertFalse(passwordHash.isWeak(KNOWN));
        assertTrue(passwordHash.isWeak(same.replace("m=19456", "m=19455")));
        assertTrue(passwordHash.isWeak(same.replace("t=2", "t=1")));
    }

    @Test
    void nothing_matches_the_hash_of_an_unknown_user() {
        Argon2idPasswordHash passwordHash = passwordHash();

        assertFalse(passwordHash.verify(new char[0], passwordHash.unmatched()));
    }

    @Test
    void a_password_longer_than_any_is_wrong_and_not_cut() {
        Argon2idPasswordHash passwordHash = passwordHash();
        String hash = passwordHash.generate("x".repeat(1024).toCharArray());

        assertTrue(passwordHash.verify("x".repeat(1024).toCharArray(), hash));
        assertFalse(passwordHash.verify("x".repeat(1025).toCharArray(), hash));
        assertFalse(passwordHash.verify("x".repeat(1025).toCharArray(), passwordHash.generate(new char[0])));
    }

    private static Argon2idPasswordHash passwordHash() {
        Argon2idPasswordHash passwordHash = new Argon2idPasswordHash();
        passwordHash.gate = new HashGate();
        passwordHash.gate.parallel = OptionalInt.of(1);
        passwordHash.gate.open();
        passwordHash.attempt = new CurrentAttempt();
        passwordHash.random = new SecureRandom();
        passwordHash.memory = 8;
        passwordHash.passes = 1;
        passwordHash.raise();
        return passwordHash;
    }
}
