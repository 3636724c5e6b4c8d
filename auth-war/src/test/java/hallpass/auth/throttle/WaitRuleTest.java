package hallpass.auth.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final WaitRule rule = new WaitRule(5, Duration.ofSeconds(2), Duration.ofMinutes(15), Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({"0, PT0S", "4, PT0S", "5, PT2S", "6, PT4S", "7, PT8S", "13, PT512S", "14, PT15M", "2000000000, PT15M"})
    void after_the_free_failures_each_one_doubles_the_wait_up_to_the_longest(int failures, Duration wait) {
        assertEquals(wait, rule.waitAfter(failures));
    }

    @Test
    void failures_are_forgotten_one_by_one() {
        assertEquals(3, rule.left(3, NOON, NOON.plusSeconds(3599)));
        assertEquals(2, rule.left(3, NOON, NOON.plusSeconds(3600)));
        assertEquals(0, rule.left(3, NOON, NOON.plusSeconds(4 * 3600)));
    }

    @Test
    void a_clock_that_goes_back_forgets_nothing_and_adds_nothing() {
        assertEquals(3, rule.left(3, NOON, NOON.minusSeconds(7200)));
    }

    @Test
    void a_counter_is_kept_until_its_last_failure_is_forgotten_and_its_wait_is_over() {
        assertEquals(NOON.plusSeconds(6 * 3600), rule.forgottenAt(6, NOON));
        WaitRule forgetful = new WaitRule(1, Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofSeconds(1));
        assertEquals(NOON.plusSeconds(300), forgetful.forgottenAt(2, NOON));
    }
}
