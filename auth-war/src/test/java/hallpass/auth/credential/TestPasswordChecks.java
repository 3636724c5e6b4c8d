package hallpass.auth.credential;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.throttle.CurrentAttempt;
import hallpass.auth.throttle.DeviceCookie;
import hallpass.auth.throttle.TestThrottle;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;

/** The check of passwords, and what counts a failure of any kind, for the tests of other packages. */
public final class TestPasswordChecks {

    private TestPasswordChecks() {}

    /** @param stores what compares the password */
    public static PasswordCheck of(
            Throttle throttle, DeviceCookie device, Authenticators authenticators, IdentityStoreHandler stores) {
        PasswordCheck check = new PasswordCheck();
        check.identityStores = stores;
        check.outage = new StoreOutage();
        check.throttle = throttle;
        check.current = new CurrentAttempt();
        check.device = device;
        check.failures = failures(throttle);
        check.authenticators = authenticators;
        return check;
    }

    /** It reports nothing. */
    public static FailedChecks failures(Throttle throttle) {
        FailedChecks failures = new FailedChecks();
        failures.throttle = throttle;
        failures.transaction = TestThrottle.transaction();
        failures.users = new Users() {
            @Override
            public Optional<User> byEmail(String email) {
                return Optional.empty();
            }
        };
        failures.events = new SecurityEvents() {
            @Override
            public void record(SecurityEvent event) {
                // nobody reads it
            }
        };
        return failures;
    }
}
