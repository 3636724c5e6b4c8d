package hallpass.auth.administration;

import hallpass.auth.cluster.ClusterLock;
import hallpass.auth.cluster.ClusterLock.Guarded;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.AccessEnded;
import hallpass.auth.user.AccessEnded.Reason;
import hallpass.auth.user.Accounts;
import hallpass.auth.user.Admins;
import hallpass.auth.user.User;
import hallpass.auth.user.UserView;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Does what admins may do to any account, each in one transaction with its security events. The last enabled admin
 * stays one; a lock over all replicas makes sure of it if two are removed at once.
 */
@ApplicationScoped
class UserAdministration {

    @Inject
    Accounts accounts;

    @Inject
    Users users;

    @Inject
    Admins admins;

    @Inject
    ClusterLock lock;

    @Inject
    Transaction transaction;

    @Inject
    Event<AccessEnded> accessEnded;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    /**
     * @param admin the user who changes it
     * @param precondition throws if the user is not what the caller has seen
     * @throws ProblemException 403 if the caller is no admin any more; 409 if the last admin would be none, also if
     *     both is so, as when two admins demote each other at once
     */
    User change(UUID admin, UUID id, Consumer<User> precondition, UserChange change) {
        return transaction.run(() -> {
            boolean last = lockedAsLastAdmin(admin, id);
            User user = accounts.locked(id, precondition);
            if (change.email() != null && !user.reachedAt(change.email())) {
                accounts.requireFree(change.email());
            }
            UserView before = UserView.of(user);
            change.applyTo(user, InstantColumn.now(clock));
            if (last && !Admins.isAdmin(user)) {
                throw Admins.lastOneStays();
            }
            admins.require(admin);
            users.write();
            UserDifferences.between(before, UserView.of(user))
                    .forEach(event -> events.record(event.by(admin).to(id)));
            if (user.disabled() && !before.disabled()) {
                accessEnded.fire(new AccessEnded(id, null, Reason.USER_DISABLED, admin));
            }
            return user;
        });
    }

    /** @throws ProblemException as {@link #change} */
    void remove(UUID admin, UUID id, Consumer<User> precondition) {
        transaction.run(() -> {
            boolean last = lockedAsLastAdmin(admin, id);
            User user = accounts.locked(id, precondition);
            if (last) {
                throw Admins.lastOneStays();
            }
            accounts.remove(user, admin);
        });
    }

    /**
     * From here on nobody else changes who is an admin until the transaction ends.
     *
     * @return whether the user is the last admin. Then the caller learns of that rule, even a caller who has just
     *     ceased to be an admin
     */
    private boolean lockedAsLastAdmin(UUID admin, UUID target) {
        lock.take(Guarded.ADMINS);
        boolean last = users.find(target).filter(admins::isLast).isPresent();
        if (!last) {
            admins.require(admin);
        }
        return last;
    }
}
