package hallpass.auth.throttle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptStateTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final CounterKey ACCOUNT = new CounterKey(CounterKind.ACCOUNT, "account");
    private static final CounterKey ADDRESS = new CounterKey(CounterKind.ADDRESS, "address");
    private static final CounterKey ACCOUNTS = new CounterKey(CounterKind.ACCOUNTS, "accounts");
    private static final CounterKey TRIED = new CounterKey(CounterKind.TRIED_ACCOUNT, "tried");
    private static final CounterKey DEVICE = new CounterKey(CounterKind.DEVICE, "device");
    private static final Attempt STRANGER = stranger(NOON);
    private static final Attempt KNOWN = new Attempt(ACCOUNT, ADDRESS, ACCOUNTS, TRIED, DEVICE, NOON);
    private static final WaitRule RULE =
            new WaitRule(3, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofHours(1));

    @Test
    void who_never_failed_need_not_wait() {
        assertDoesNotThrow(() -> standing(STRANGER, NOON).require());
        assertTrue(standing(STRANGER, NOON).isClean());
    }

    @Test
    void an_account_with_too_many_failures_waits_as_long_as_it_says() {
        Counter account = failed(ACCOUNT, 4);

        ProblemException refused =
                assertThrows(ProblemException.class, () -> standing(STRANGER, NOON.plusSeconds(5), account)
                        .require());

        assertEquals(429, refused.problem().status());
        assertEquals(Duration.ofSeconds(15), refused.retryAfter().orElseThrow());
        assertDoesNotThrow(() -> standing(stranger(NOON.plusSeconds(20)), NOON.plusSeconds(20), account)
                .require());
    }

    @Test
    void guesses_that_came_together_are_free_as_long_as_none_has_to_wait() {
        Attempt cameBefore = stranger(NOON.minusSeconds(1));

        assertDoesNotThrow(() -> standing(cameBefore, NOON, failed(ACCOUNT, 2)).require());
    }

    @Test
    void an_address_with_too_many_failures_waits_at_every_account() {
        assertThrows(ProblemException.class, () -> standing(STRANGER, NOON, failed(ADDRESS, 3))
                .require());
    }

    @Test
    void the_longer_wait_counts() {
        ProblemException refused = assertThrows(
                ProblemException.class, () -> standing(STRANGER, NOON, failed(ADDRESS, 5), failed(ACCOUNT, 3))
                        .require());

        assertEquals(Duration.ofSeconds(40), refused.retryAfter().orElseThrow());
    }

    @Test
    void a_known_device_need_not_wait_for_others() {
        assertDoesNotThrow(() -> standing(KNOWN, NOON, failed(ACCOUNT, 9), failed(ADDRESS, 9), failed(DEVICE, 2))
                .require());
    }

    @Test
    void a_device_that_failed_too_often_is_a_stranger() {
        assertThrows(ProblemException.class, () -> standing(KNOWN, NOON, failed(ACCOUNT, 3), failed(DEVICE, 3))
                .require());
        assertDoesNotThrow(() -> standing(KNOWN, NOON, failed(DEVICE, 3)).require());
    }

    @Test
    void a_success_of_a_known_device_leaves_the_failures_of_the_account_alone() {
        assertTrue(standing(KNOWN, NOON, failed(ACCOUNT, 9)).isClean());
        assertFalse(standing(KNOWN, NOON, failed(DEVICE, 1)).isClean());
        assertFalse(standing(STRANGER, NOON, failed(ACCOUNT, 1)).isClean());
    }

    @Test
    void slips_are_taken_back_from_an_address() {
        Counter address = failed(ADDRESS, 9);

        address.forgive(4, RULE, NOON);

        assertEquals(5, address.failures(RULE, NOON));
        address.forgive(100, RULE, NOON);
        assertEquals(0, address.failures(RULE, NOON));
    }

    @Test
    void a_guess_that_came_before_a_wait_began_is_not_answered_after_it_either() {
        Counter account = failed(ACCOUNT, 3);

        ProblemException refused = assertThrows(
                ProblemException.class, () -> standing(stranger(NOON.minusSeconds(1)), NOON.plusSeconds(60), account)
                        .require());

        assertEquals(429, refused.problem().status());
    }

    private static Attempt stranger(Instant since) {
        return new Attempt(ACCOUNT, ADDRESS, ACCOUNTS, TRIED, null, since);
    }

    private static Counter failed(CounterKey counted, int times) {
        Counter counter = new Counter(counted.key(), NOON);
        for (int i = 0; i < times; i++) {
            counter.fail(RULE, NOON);
        }
        return counter;
    }

    private static AttemptState standing(Attempt attempt, Instant now, Counter... counters) {
        return new AttemptState(attempt, List.of(counters), kind -> RULE, now);
    }
}
