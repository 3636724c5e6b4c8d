package hallpass.auth.account;

import hallpass.auth.cluster.ClusterLock;
import hallpass.auth.cluster.ClusterLock.Guarded;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.AccessEnded;
import hallpass.auth.user.AccessEnded.Reason;
import hallpass.auth.user.Accounts;
import hallpass.auth.user.Admins;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what users may do to their own account, each in one transaction with its security event. */
@ApplicationScoped
class OwnAccount {

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

    User rename(UUID id, Consumer<User> precondition, @Nullable String name) {
        return transaction.run(() -> {
            User user = accounts.locked(id, precondition);
            user.named(name, InstantColumn.now(clock));
            users.write();
            events.record(
                    SecurityEvent.success(EventType.USER_CHANGED).bySelf(id).because("name"));
            return user;
        });
    }

    User describe(UUID id, Consumer<User> precondition, Map<String, Object> claims) {
        return transaction.run(() -> {
            User user = accounts.locked(id, precondition);
            user.profiled(claims, InstantColumn.now(clock));
            users.write();
            events.record(
                    SecurityEvent.success(EventType.USER_CHANGED).bySelf(id).because("profile"));
            return user;
        });
    }

    /** @param proof throws if the current password is not the proven one any more */
    void changePassword(UUID id, Consumer<User> proof, String passwordHash, @Nullable UUID keptSession) {
        transaction.run(() -> {
            User user = accounts.locked(id, proof);
            user.passwordHash(passwordHash, InstantColumn.now(clock));
            events.record(SecurityEvent.success(EventType.PASSWORD_CHANGED).bySelf(id));
            accessEnded.fire(new AccessEnded(id, keptSession, Reason.PASSWORD_CHANGED, id));
        });
    }

    /**
     * Removes the account.
     *
     * @param proof throws if the password is not the proven one any more
     * @param precondition throws to refuse; it is asked last (RFC 9110 section 13.2.1), so that a request with an
     *     entity tag of no version shows whether the account could be removed
     */
    void close(UUID id, Consumer<User> proof, Consumer<User> precondition) {
        transaction.run(() -> {
            lock.take(Guarded.ADMINS);
            User user = accounts.locked(id, proof);
            if (admins.isLast(user)) {
                throw Admins.lastOneStays();
            }
            precondition.accept(user);
            accounts.remove(user, id);
        });
    }
}
