package hallpass.auth.user;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
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
class DirectoryArrivals {

    private static final Logger LOG = System.getLogger(DirectoryArrivals.class.getName());

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

    /** @throws ProblemException 409 where there is no account yet and the e-mail is taken, or none */
    User record(Arrival arrival) {
        return transaction.run(() -> recorded(arrival));
    }

    private User recorded(Arrival arrival) {
        Instant now = InstantColumn.now(clock);
        User user = users.ofProvider(arrival.provider(), arrival.externalId()).orElse(null);
        if (user == null) {
            return add(arrival, now);
        }
        renew(user, arrival, now);
        users.write();
        return user;
    }

    private User add(Arrival arrival, Instant now) {
        if (!isUsable(arrival.email())) {
            throw Users.emailTaken();
        }
        User user = User.ofProvider(Ids.next(), arrival, now);
        users.add(user);
        events.record(SecurityEvent.success(EventType.USER_REGISTERED)
                .by(user.id())
                .to(user.id())
                .because("first sign-in by " + arrival.provider()));
        return user;
    }

    /** Only what is different: the row is read at each sign-in and should be written seldom. */
    private void renew(User user, Arrival arrival, Instant now) {
        if (!user.email().equals(arrival.email()) && (user.reachedAt(arrival.email()) || isUsable(arrival.email()))) {
            user.reachedAt(arrival.email(), now); // otherwise it keeps the former one: it is known by its id
        }
        if (!Objects.equals(user.name(), arrival.name())) {
            user.named(arrival.name(), now);
        }
        Set<String> roles = roles(user, arrival);
        if (!user.roles().equals(roles)) {
            user.given(roles, now);
            events.record(SecurityEvent.success(EventType.ROLES_CHANGED)
                    .to(user.id())
                    .because("by " + arrival.provider() + ": " + String.join(" ", roles)));
        }
    }

    /** As the directory says, but nobody would be left to administer anything without the last admin. */
    private Set<String> roles(User user, Arrival arrival) {
        Set<String> roles = new TreeSet<>(arrival.roles());
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
