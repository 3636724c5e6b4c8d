package hallpass.auth.mail;

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
import java.util.UUID;

/** Does to an account what its owner may do after showing that they read its mail. */
@ApplicationScoped
class MailedUsers {

    @Inject
    Users users;

    @Inject
    Accounts accounts;

    @Inject
    SecurityEvents events;

    @Inject
    Event<AccessEnded> accessEnded;

    @Inject
    Event<AccountClaimed> accountClaimed;

    @Inject
    Clock clock;

    User register(NewAccount account, String passwordHash) {
        return accounts.open(account.email(), account.name(), passwordHash, List.of(Roles.USER));
    }

    void verified(UUID id) {
        users.locked(id).ifPresent(user -> {
            user.emailVerified(InstantColumn.now(clock));
            events.record(SecurityEvent.success(EventType.EMAIL_VERIFIED).bySelf(id));
        });
    }

    /** Sets a new password and ends every session. @param user under its lock */
    void reset(User user, String passwordHash) {
        if (!user.isEmailVerified()) {
            accountClaimed.fire(new AccountClaimed(user.id()));
        }
        user.passwordHash(passwordHash, InstantColumn.now(clock));
        user.emailVerified(InstantColumn.now(clock));
        events.record(SecurityEvent.success(EventType.PASSWORD_RESET).bySelf(user.id()));
        accessEnded.fire(new AccessEnded(user.id(), null, Reason.PASSWORD_RESET, user.id()));
    }
}
