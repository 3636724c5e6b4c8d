package hallpass.auth.mail;

import hallpass.auth.credential.PasswordRules;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.AccessEnded;
import hallpass.auth.user.AccessEnded.Reason;
import hallpass.auth.user.AccountClaimed;
import hallpass.auth.user.Accounts;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Does to an account what its owner may do after showing that they read its mail. */
@ApplicationScoped
class MailedUsers {

    @Inject
    Users users;

    @Inject
    Accounts accounts;

    @Inject
    PasswordRules rules;

    @Inject
    SecurityEvents events;

    @Inject
    Event<AccessEnded> accessEnded;

    @Inject
    Event<AccountClaimed> accountClaimed;

    @Inject
    Clock clock;

    public Optional<User> find(String email) {
        return users.byEmail(email);
    }

    /** @return the user, if there is one who may have a password of ours; it may be the first one */
    public Optional<User> withPassword(String email) {
        return users.byEmail(email)
                .filter(user -> !user.disabled() && user.provider().isEmpty());
    }

    /** In the transaction that is there; unchanged by others until it ends. */
    public Optional<User> locked(UUID id) {
        return users.locked(id);
    }

    /** @return what is wrong with a new password */
    public Optional<String> objection(String password, String email) {
        return rules.objection(password, email);
    }

    User register(NewAccount account, String passwordHash) {
        return accounts.open(account.email(), account.name(), passwordHash, List.of(Roles.USER));
    }

    public void verified(UUID id) {
        users.locked(id).ifPresent(user -> {
            user.emailVerified(InstantColumn.now(clock));
            events.record(SecurityEvent.success(EventType.EMAIL_VERIFIED).by(id).to(id));
        });
    }

    /** Sets a new password and ends every session. @param user under its lock */
    public void reset(User user, String passwordHash) {
        if (!user.isEmailVerified()) {
            accountClaimed.fire(new AccountClaimed(user.id()));
        }
        user.passwordHash(passwordHash, InstantColumn.now(clock));
        user.emailVerified(InstantColumn.now(clock));
        events.record(
                SecurityEvent.success(EventType.PASSWORD_RESET).by(user.id()).to(user.id()));
        accessEnded.fire(new AccessEnded(user.id(), null, Reason.PASSWORD_RESET, user.id()));
    }
}
