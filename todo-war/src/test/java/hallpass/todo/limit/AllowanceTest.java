package hallpass.todo.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final Allowance allowance = new Allowance(60, 0);

    @Test
    void what_is_used_up_comes_back_evenly() {
        for (int i = 0; i < 60; i++) {
            assertTrue(allowance.take(0).granted());
        }

        Allowance.Taken refused = allowance.take(0);

        assertFalse(refused.granted());
        assertEquals(1, refused.seconds());
        assertTrue(allowance.take(Duration.ofSeconds(1).toNanos()).granted());
        assertFalse(allowance.take(Duration.ofSeconds(1).toNanos()).granted());
    }

    @Test
    void it_is_never_more_than_a_minutes_worth() {
        allowance.take(0);

        assertEquals(59, allowance.take(Duration.ofHours(1).toNanos()).left());
        assertFalse(allowance.fullAt(Duration.ofHours(1).toNanos()));
        assertTrue(allowance.fullAt(Duration.ofHours(2).toNanos()));
    }
}
