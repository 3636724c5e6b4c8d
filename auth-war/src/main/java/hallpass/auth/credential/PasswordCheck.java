package hallpass.auth.credential;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.throttle.Attempt;
import hallpass.auth.throttle.CurrentAttempt;
import hallpass.auth.throttle.DeviceCookie;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.User;
import hallpass.resource.problem.Causes;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a password is right: it asks Jakarta Security's identity stores, slows guesses down and reports
 * failures. No transaction is open while the stores work.
 */
@ApplicationScoped
public class PasswordCheck {

    /** Longer than any e-mail or good password. Longer input is wrong, so it is not even normalised. */
    public static final int MAX_INPUT = 1024;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    @Inject
    IdentityStoreHandler identityStores;

    @Inject
    StoreOutage outage;

    @Inject
    Throttle throttle;

    @Inject
    CurrentAttempt current;

    @Inject
    DeviceCookie device;

    @Inject
    FailedChecks failures;

    @Inject
    Authenticators authenticators;

    /**
     * For somebody who is not signed in. For a user with a second factor that is only one half: failures are forgotten,
     * and the device is known from now on, when the other half is shown too. Otherwise somebody who has the password
     * could guess at the rest without end.
     *
     * @return empty for an unknown user, a disabled one and a wrong password alike
     * @throws ProblemException 429 after too many failures; 503 if too many sign in at once, or if a store is
     *     away and no other knows the user
     */
    public Optional<ProvenUser> signIn(String typedEmail, String password, String client) {
        String account = EmailAddress.folded(cut(typedEmail));
        Attempt attempt = throttle.attempt(account, device.deviceOf(account).orElse(null));
        SecurityEvent failure = SecurityEvent.failure(EventType.SIGN_IN).through(client);
        Optional<ProvenUser> proven = prove(account, password, attempt, failure);
        if (proven.isEmpty()) {
            return proven;
        }
        if (authenticators.haveFactor(proven.get().id())) {
            throttle.require(attempt);
        } else {
            throttle.succeeded(attempt);
            device.remember(account);
        }
        return proven;
    }

    /**
     * Again, for a user who is signed in. The session is a known device: somebody else's guesses do not keep the user
     * out.
     */
    public Optional<ProvenUser> again(User user, String password, EventType wanted, @Nullable UUID session) {
        String account = EmailAddress.folded(user.email());
        Attempt attempt = throttle.attempt(account, session == null ? null : "session " + session);
        Optional<ProvenUser> proven =
                prove(account, password, attempt, SecurityEvent.failure(wanted).by(user.id()));
        if (proven.isPresent()) {
            throttle.succeeded(attempt);
        }
        return proven;
    }

    private Optional<ProvenUser> prove(String account, String password, Attempt attempt, SecurityEvent failure) {
        throttle.require(attempt);
        CredentialValidationResult result;
        current.is(attempt);
        try {
            result = identityStores.validate(new UsernamePasswordCredential(account, password));
        } catch (RuntimeException broken) {
            Optional<ProblemException> notCompared = Causes.first(broken, ProblemException.class);
            if (notCompared.isPresent()) { // too many sign in at once, or this one has to wait
                throw notCompared.get();
            }
            failures.count(attempt, account, failure); // otherwise guesses would be free while a store is broken
            throw broken;
        } finally {
            current.isOver();
        }
        if (result.getStatus() == Status.VALID) {
            return Optional.of(ProvenUser.of(result));
        }
        failures.count(attempt, account, failure);
        if (outage.isReported()) {
            throw ProblemException.unavailable(
                    "A directory of users cannot be reached just now. Try again shortly.", RETRY_AFTER);
        }
        return Optional.empty();
    }

    private static String cut(String typed) {
        return typed.length() <= MAX_INPUT ? typed : typed.substring(0, MAX_INPUT);
    }
}
