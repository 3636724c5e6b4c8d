package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How much is to be computed beside a hash that is quicker than ours. */
class UsualTimeTest {

    private long now;
    private final UsualTime usual = new UsualTime(() -> now);

    @Test
    void all_of_it_as_long_as_nothing_was_measured() {
        assertEquals(1, usual.leftAfter(() -> now += 1_000));
    }

    @Test
    void the_part_that_the_quicker_one_leaves() {
        usual.measured(() -> now += 1_000);

        assertEquals(0.75, usual.leftAfter(() -> now += 250), 0.001);
        assertEquals(1, usual.leftAfter(() -> {}), 0.001);
    }

    @Test
    void nothing_beside_a_slower_one() {
        usual.measured(() -> now += 1_000);

        assertEquals(0, usual.leftAfter(() -> now += 1_000), 0.001);
        assertEquals(0, usual.leftAfter(() -> now += 5_000), 0.001);
    }

    @Test
    void a_machine_that_has_become_slower_is_noticed_step_by_step() {
        usual.measured(() -> now += 1_000);
        usual.measured(() -> now += 9_000);

        assertEquals(0.5, usual.leftAfter(() -> now += 1_000), 0.001);
    }
}
