package hallpass.auth.external;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.Admins;
import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.ExternalUser;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Makes or renews the row of a user of another store, in one transaction. */
@ApplicationScoped
class ExternalAccounts {

    private static final Logger LOG = System.getLogger(ExternalAccounts.class.getName());

    @Inject
    Users users;

    @Inject
    Admins admins;

    @Inject
    Transaction transaction;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    /** @throws ProblemException 409 if there is no account yet and the e-mail is taken, or none */
    User record(ExternalUser external) {
        return transaction.run(() -> recorded(external));
    }

    private User recorded(ExternalUser external) {
        Instant now = InstantColumn.now(clock);
        User user = users.ofProvider(external.provider(), external.externalId()).orElse(null);
        if (user == null) {
            return add(external, now);
        }
        renew(user, external, now);
        users.write();
        return user;
    }

    private User add(ExternalUser external, Instant now) {
        if (!isUsable(external.email())) {
            throw Users.emailTaken();
        }
        User user = User.ofProvider(Ids.next(), external, now);
        users.add(user);
        events.record(SecurityEvent.success(EventType.USER_REGISTERED)
                .bySelf(user.id())
                .because("first sign-in by " + external.provider()));
        return user;
    }

    /** Writes only what is different: the row is read at each sign-in and should seldom be written. */
    private void renew(User user, ExternalUser external, Instant now) {
        if (!user.email().equals(external.email())
                && (user.reachedAt(external.email()) || isUsable(external.email()))) {
            user.reachedAt(external.email(), now); // otherwise it keeps the former one: it is known by its id
        }
        if (!Objects.equals(user.name(), external.name())) {
            user.named(external.name(), now);
        }
        Set<String> roles = roles(user, external);
        if (!user.roles().equals(roles)) {
            user.given(roles, now);
            events.record(SecurityEvent.success(EventType.ROLES_CHANGED)
                    .to(user.id())
                    .because("by " + external.provider() + ": " + String.join(" ", roles)));
        }
    }

    /** @return the roles of the directory, but the last admin stays one: without it nobody could administer anything */
    private Set<String> roles(User user, ExternalUser external) {
        Set<String> roles = new TreeSet<>(external.roles());
        if (user.hasRole(Roles.ADMIN) && !roles.contains(Roles.ADMIN) && admins.isLastUntilEnd(user)) {
            LOG.log(
                    Level.WARNING,
                    "The user " + user.id() + " stays an admin against the directory: nobody else is one.");
            roles.add(Roles.ADMIN);
        }
        return roles;
    }

    private boolean isUsable(String email) {
        return EmailAddress.isValid(email) && users.byEmail(email).isEmpty();
    }
}
