package hallpass.auth.hash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.junit.jupiter.api.Test;

class Argon2Test {

    /** From the test file of the reference implementation (phc-winner-argon2, src/test.c, Argon2id version 19). */
    private static final String KNOWN =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void computes_what_the_reference_implementation_computes() {
        Argon2 known = Argon2.parse(KNOWN).orElseThrow();

        byte[] computed = known.compute("password".getBytes(StandardCharsets.UTF_8), new FixedBlockPool(65_536));

        assertArrayEquals(known.hash(), computed);
        assertEquals(
                "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
                HexFormat.of().formatHex(computed));
    }

    @Test
    void memory_that_another_password_was_hashed_in_changes_nothing() {
        FixedBlockPool pool = new FixedBlockPool(65_536);
        Argon2 known = Argon2.parse(KNOWN).orElseThrow();
        known.compute("another one".getBytes(StandardCharsets.UTF_8), pool);

        byte[] computed = known.compute("password".getBytes(StandardCharsets.UTF_8), pool);

        assertArrayEquals(known.hash(), computed);
    }

    @Test
    void reads_and_writes_the_same_string() {
        assertEquals(KNOWN, Argon2.parse(KNOWN).orElseThrow().text());
    }

    @Test
    void ours_is_argon2id_of_the_present_version_alone() {
        assertTrue(Argon2.parseId(KNOWN).isPresent());
        assertTrue(Argon2.parseId(KNOWN.replace("argon2id", "argon2i")).isEmpty());
        assertTrue(Argon2.parseId(KNOWN.replace("v=19", "v=16")).isEmpty());
        assertTrue(Argon2.parseId(KNOWN.replace("p=1", "p=0")).isEmpty());
    }

    @Test
    void a_hash_of_lower_parameters_is_made_up_for_to_the_cost_of_the_configured_ones() {
        Argon2 weak = Argon2.parse(KNOWN.replace("m=65536,t=2", "m=19456,t=2")).orElseThrow();

        assertEquals(65_536 * 3 - 19_456 * 2, cost(weak.missing(65_536, 3).orElseThrow()), 3);
        assertEquals(19_456, cost(weak.missing(19_456, 3).orElseThrow()));
        assertTrue(weak.missing(19_456, 2).isEmpty());
        assertTrue(weak.missing(19_456, 1).isEmpty());
    }

    private static int cost(Argon2 parameters) {
        return parameters.memory() * parameters.passes();
    }
}
