package hallpass.auth.credential;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.throttle.Attempt;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts and reports a wrong password or code. The work is the same whatever was wrong. */
@ApplicationScoped
public class FailedChecks {

    @Inject
    Throttle throttle;

    @Inject
    Transaction transaction;

    @Inject
    Users users;

    @Inject
    SecurityEvents events;

    void count(Attempt attempt, String account, SecurityEvent failure) {
        transaction.run(() -> counted(attempt, account, failure));
    }

    /**
     * @param failure with all that is known of it
     * @throws hallpass.resource.problem.ProblemException 429 if another guess came first after which this one must not
     *     be answered
     */
    public void count(Attempt attempt, SecurityEvent failure) {
        transaction.run(() -> counted(attempt, failure));
    }

    private Duration counted(Attempt attempt, String account, SecurityEvent failure) {
        Optional<User> user = users.byEmail(account);
        @Nullable UUID subject = user.map(User::id).orElse(null);
        return counted(attempt, failure.to(subject).because(reason(user)));
    }

    private Duration counted(Attempt attempt, SecurityEvent failure) {
        Duration wait = throttle.failed(attempt);
        events.record(failure);
        if (!wait.isZero()) {
            events.record(SecurityEvent.failure(EventType.SIGN_IN_THROTTLED)
                    .to(failure.subject())
                    .through(failure.client())
                    .because("for " + wait.toSeconds() + " s"));
        }
        return wait;
    }

    /** For the audit only; the answer does not tell. The text that was typed as the e-mail is not kept. */
    private static String reason(Optional<User> user) {
        if (user.isEmpty()) {
            return "unknown user";
        }
        return user.get().disabled() ? "disabled user" : "wrong password";
    }
}
