package hallpass.auth.factor;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.mail.Notices;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.Sessions;
import hallpass.auth.user.AccountClaimed;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes all second factors from a user who has lost them, and ends what was signed in with them. */
@ApplicationScoped
class FactorReset {

    private static final Logger LOG = System.getLogger(FactorReset.class.getName());

    @Inject
    Users users;

    @Inject
    Authenticators authenticators;

    @Inject
    Sessions sessions;

    @Inject
    Notices notices;

    @Inject
    SecurityEvents events;

    @Inject
    Transaction transaction;

    /** The e-mail of a user; for an admin whom no other admin can help. */
    @Inject
    @ConfigProperty(name = "hallpass.reset.factors")
    Optional<String> atStart;

    /** After the first admin was made. */
    void atStart(@Observes @Priority(Interceptor.Priority.APPLICATION + 1) Migrated migrated) {
        atStart.filter(email -> !email.isBlank()).ifPresent(email -> {
            Optional<User> user = transaction.run(() -> users.byEmail(email.strip()));
            user.ifPresent(found -> reset(found.id(), null, "by the operator, at a start"));
            LOG.log(
                    Level.WARNING,
                    user.isPresent()
                            ? "HALLPASS_RESET_FACTORS: the second factors of " + email + " are gone. Remove the"
                                    + " setting, or the next start does it again."
                            : "HALLPASS_RESET_FACTORS: there is no user " + email + ". Nothing was done.");
        });
    }

    /**
     * @param actor null for the operator
     * @throws ProblemException 404 if there is no such user
     */
    void reset(UUID id, @Nullable UUID actor, @Nullable String detail) {
        transaction.run(() -> {
            User user = users.requireLocked(id);
            authenticators.removeAll(id);
            events.record(SecurityEvent.success(EventType.FACTORS_RESET)
                    .by(actor)
                    .to(id)
                    .because(detail));
            sessions.endAll(id, null, EndReason.FACTORS_RESET, actor);
            notices.factorsReset(user);
        });
    }

    /** The person who made the account had not proved the address, and must not keep its owner out. */
    void reset(@Observes AccountClaimed claimed) {
        UUID id = claimed.user();
        boolean hadSome = !authenticators.of(id).isEmpty();
        authenticators.removeAll(id);
        if (hadSome) {
            events.record(SecurityEvent.success(EventType.FACTORS_RESET)
                    .bySelf(id)
                    .because("by a mailed link, to an address that was not proven before"));
        }
    }
}
