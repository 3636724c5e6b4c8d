package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.throttle.Attempt;
import hallpass.auth.throttle.CurrentAttempt;
import hallpass.auth.throttle.DeviceCookie;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.user.TestUsers;
import hallpass.resource.problem.ProblemException;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasswordCheckTest {

    private int failures;
    private int forgiven;
    private int remembered;
    private boolean hasFactor;

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

    @Test
    void the_right_password_forgets_failures_and_makes_the_device_known() {
        assertTrue(rightPassword().signIn("alice@example.com", "right", "web").isPresent());

        assertEquals(1, forgiven);
        assertEquals(1, remembered);
    }

    @Test
    void for_a_user_with_a_second_factor_it_is_only_one_half() {
        hasFactor = true;

        assertTrue(rightPassword().signIn("alice@example.com", "right", "web").isPresent());

        assertEquals(0, forgiven);
        assertEquals(0, remembered);
    }

    private PasswordCheck rightPassword() {
        ProvenUser proven = new ProvenUser(TestUsers.alice(UUID.randomUUID(), Instant.EPOCH));
        return check(credential -> new CredentialValidationResult(proven));
    }

    private PasswordCheck check(RuntimeException thrown) {
        return check(credential -> {
            throw thrown;
        });
    }

    private PasswordCheck check(IdentityStoreHandler stores) {
        PasswordCheck check = new PasswordCheck();
        check.identityStores = stores;
        check.authenticators = new Authenticators() {
            @Override
            public boolean haveFactor(UUID user) {
                return hasFactor;
            }
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

            @Override
            public void succeeded(Attempt attempt) {
                forgiven++;
            }
        };
        check.device = new DeviceCookie() {
            @Override
            public Optional<String> deviceOf(String account) {
                return Optional.empty();
            }

            @Override
            public String remember(String account) {
                remembered++;
                return "nonce";
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
