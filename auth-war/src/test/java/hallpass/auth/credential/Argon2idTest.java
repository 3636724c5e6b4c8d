package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.throttle.CurrentAttempt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.junit.jupiter.api.Test;

class Argon2idTest {

    /** From the test file of the reference implementation (phc-winner-argon2, src/test.c, Argon2id version 19). */
    private static final String KNOWN =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void computes_what_the_reference_implementation_computes() {
        Argon2id known = Argon2id.parse(KNOWN);

        byte[] computed = known.compute("password".getBytes(StandardCharsets.UTF_8), new FixedBlockPool(65_536));

        assertArrayEquals(known.hash(), computed);
        assertEquals(
                "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
                HexFormat.of().formatHex(computed));
    }

    @Test
    void memory_that_another_password_was_hashed_in_changes_nothing() {
        FixedBlockPool pool = new FixedBlockPool(65_536);
        Argon2id known = Argon2id.parse(KNOWN);
        known.compute("another one".getBytes(StandardCharsets.UTF_8), pool);

        byte[] computed = known.compute("password".getBytes(StandardCharsets.UTF_8), pool);

        assertArrayEquals(known.hash(), computed);
    }

    @Test
    void reads_and_writes_the_same_string() {
        assertEquals(KNOWN, Argon2id.parse(KNOWN).phc());
    }

    @Test
    void refuses_another_scheme() {
        assertThrows(IllegalArgumentException.class, () -> Argon2id.parse(KNOWN.replace("argon2id", "argon2i")));
        assertThrows(IllegalArgumentException.class, () -> Argon2id.parse(KNOWN.replace("v=19", "v=16")));
    }

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
    void a_hash_of_lower_parameters_is_made_up_for_to_the_cost_of_the_configured_ones() {
        Argon2id weak = Argon2id.parse(KNOWN.replace("m=65536,t=2", "m=19456,t=2"));

        assertEquals(65_536 * 3 - 19_456 * 2, cost(weak.missing(65_536, 3).orElseThrow()), 3);
        assertEquals(19_456, cost(weak.missing(19_456, 3).orElseThrow()));
        assertTrue(weak.missing(19_456, 2).isEmpty());
        assertTrue(weak.missing(19_456, 1).isEmpty());
    }

    @Test
    void a_password_longer_than_any_is_wrong_and_not_cut() {
        Argon2idPasswordHash passwordHash = passwordHash();
        String hash = passwordHash.generate("x".repeat(1024).toCharArray());

        assertTrue(passwordHash.verify("x".repeat(1024).toCharArray(), hash));
        assertFalse(passwordHash.verify("x".repeat(1025).toCharArray(), hash));
        assertFalse(passwordHash.verify("x".repeat(1025).toCharArray(), passwordHash.generate(new char[0])));
    }

    private static int cost(Argon2id parameters) {
        return parameters.memory() * parameters.passes();
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
