package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.event.SecurityEvent;
import hallpass.auth.throttle.Attempt;
import hallpass.auth.throttle.CurrentAttempt;
import hallpass.auth.throttle.DeviceCookie;
import hallpass.auth.throttle.Throttle;
import hallpass.resource.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasswordCheckTest {

    private int failures;

    @Test
    void a_guess_counts_though_a_store_is_broken() {
        PasswordCheck check = check(new IllegalStateException("broken"));

        assertThrows(IllegalStateException.class, () -> check.signIn("alice@example.org", "guess", "web"));

        assertEquals(1, failures);
    }

    @Test
    void it_does_not_if_nothing_was_compared_because_too_many_sign_in_at_once() {
        ProblemException busy = ProblemException.unavailable("Too many sign in.", Duration.ofSeconds(1));
        PasswordCheck check = check(new IllegalStateException(busy)); // as IdentityStore.validate wraps it

        assertThrows(ProblemException.class, () -> check.signIn("alice@example.org", "guess", "web"));

        assertEquals(0, failures);
    }

    private PasswordCheck check(RuntimeException thrown) {
        PasswordCheck check = new PasswordCheck();
        check.identityStores = credential -> {
            throw thrown;
        };
        check.current = new CurrentAttempt();
        check.outage = new StoreOutage();
        check.throttle = new Throttle() {
            @Override
            public Attempt attempt(String account, @Nullable String device) {
                return null;
            }

            @Override
            public void require(Attempt attempt) {
                // nobody has to wait
            }
        };
        check.device = new DeviceCookie() {
            @Override
            public Optional<String> deviceOf(String account) {
                return Optional.empty();
            }
        };
        check.failures = new FailedChecks() {
            @Override
            void count(Attempt attempt, String account, SecurityEvent failure) {
                failures++;
            }
        };
        return check;
    }
}
