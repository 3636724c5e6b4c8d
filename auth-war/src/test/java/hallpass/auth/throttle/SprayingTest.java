package hallpass.auth.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tells one who tries a password on many accounts from the people of an office, by the default rules. */
class SprayingTest {

    private static final int FREE = 40;

    private final TestThrottle world = new TestThrottle();
    private final Throttle throttle = world.throttle();

    @Test
    void who_tries_one_password_on_many_accounts_waits_and_so_does_a_right_one() {
        for (int i = 0; i < FREE; i++) {
            wrong("victim" + i);
        }

        ProblemException refused = assertThrows(ProblemException.class, () -> wrong("victim" + FREE));
        assertEquals(Duration.ofSeconds(5), refused.retryAfter().orElseThrow().plusMillis(100));
        assertThrows(ProblemException.class, () -> right("mallory"));
    }

    @Test
    void each_further_account_doubles_the_wait() {
        int answered = 0;
        Instant end = now().plus(Duration.ofHours(1));
        while (now().isBefore(end)) {
            try {
                wrong("victim" + answered);
                answered++;
            } catch (ProblemException refused) {
                world.later(refused.retryAfter().orElseThrow());
            }
        }

        assertTrue(answered < FREE + 70, answered + " guesses in an hour");
    }

    @Test
    void an_office_whose_people_mistype_and_get_in_does_not_wait() {
        for (int day = 0; day < 3; day++) {
            for (int i = 0; i < 200; i++) {
                wrong("clerk" + i);
                wrong("clerk" + i);
                right("clerk" + i);
            }
            world.later(Duration.ofDays(1));
        }
    }

    @Test
    void those_who_get_in_at_once_make_up_for_those_who_do_not() {
        for (int i = 0; i < 200; i++) {
            if (i % 5 == 0) {
                wrong("clark" + i); // the name was wrong
            }
            right("clerk" + i);
        }
    }

    @Test
    void one_account_that_is_tried_again_and_again_is_one() {
        for (int i = 0; i < 3 * FREE; i++) {
            world.later(Duration.ofMinutes(15));
            wrong("clerk");
        }

        assertTrue(throttle.counters.find(accounts()).orElseThrow().failures(rule(), now()) <= 1);
    }

    @Test
    void a_success_with_an_own_account_makes_up_for_one_guess_only() {
        for (int i = 0; i < FREE; i++) {
            wrong("victim" + i);
            right("mallory");
        }

        wrong("one");
        assertThrows(ProblemException.class, () -> wrong("two"));
    }

    @Test
    void nor_do_own_slips_and_successes() {
        for (int i = 0; i < FREE - 1; i++) {
            wrong("mallory");
            right("mallory");
            wrong("victim" + i);
        }

        wrong("one");
        assertThrows(ProblemException.class, () -> wrong("two"));
    }

    @Test
    void another_address_does_not_wait_for_it() {
        for (int i = 0; i < FREE; i++) {
            wrong("victim" + i);
        }

        world.from("192.0.2.2");

        wrong("clerk");
        right("clerk");
    }

    @Test
    void a_known_device_gets_in_all_the_same() {
        for (int i = 0; i < FREE; i++) {
            wrong("victim" + i);
        }

        Attempt known = throttle.attempt("victim1", "device");

        throttle.require(known);
        throttle.succeeded(known);
    }

    private void wrong(String account) {
        Attempt attempt = throttle.attempt(account, null);
        throttle.require(attempt);
        throttle.failed(attempt);
        world.later(Duration.ofMillis(100));
    }

    private void right(String account) {
        Attempt attempt = throttle.attempt(account, null);
        throttle.require(attempt);
        throttle.succeeded(attempt);
        world.later(Duration.ofMillis(100));
    }

    private Instant now() {
        return world.clock().instant();
    }

    private CounterKey accounts() {
        return throttle.attempt("anybody", null).accounts();
    }

    private WaitRule rule() {
        return throttle.rules.of(CounterKind.ACCOUNTS);
    }
}
