package hallpass.auth.user;

import hallpass.auth.cluster.ClusterLock;
import hallpass.auth.cluster.ClusterLock.Guarded;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.AccessEnded.Reason;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to an account, each in one transaction with its security event. The last enabled admin stays one; a
 * lock over all replicas makes sure of it where two are removed at once.
 */
@ApplicationScoped
class Accounts {

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

    /** @throws ProblemException 409 where the e-mail is taken */
    User open(String email, @Nullable String name, String passwordHash, Collection<String> roles) {
        return transaction.run(() -> {
            requireFree(email);
            User user = new User(Ids.next(), email, name, passwordHash, roles, now());
            users.add(user);
            events.record(SecurityEvent.success(EventType.USER_REGISTERED)
                    .by(user.id())
                    .to(user.id()));
            return user;
        });
    }

    /**
     * @param admin who changes it
     * @param precondition throws where the user is not what the caller has seen
     * @throws ProblemException 403 where the one who changes it is no admin any more; 409 where the last admin would be
     *     none, also if both is so, as when two admins demote each other at once
     */
    User change(UUID admin, UUID id, Consumer<User> precondition, UserChange change) {
        return transaction.run(() -> {
            boolean last = lockedAsLastAdmin(admin, id);
            User user = locked(id, precondition);
            if (change.email() != null && !user.reachedAt(change.email())) {
                requireFree(change.email());
            }
            UserView before = UserView.of(user);
            change.applyTo(user, now());
            if (last && !Admins.isAdmin(user)) {
                throw lastAdmin();
            }
            admins.require(admin);
            users.write();
            Differences.between(before, UserView.of(user))
                    .forEach(event -> events.record(event.by(admin).to(id)));
            if (user.disabled() && !before.disabled()) {
                accessEnded.fire(new AccessEnded(id, null, Reason.USER_DISABLED, admin));
            }
            return user;
        });
    }

    User rename(UUID id, Consumer<User> precondition, @Nullable String name) {
        return transaction.run(() -> {
            User user = locked(id, precondition);
            user.named(name, now());
            users.write();
            events.record(
                    SecurityEvent.success(EventType.USER_CHANGED).by(id).to(id).because("name"));
            return user;
        });
    }

    /** @param precondition throws where the current password is not the proven one any more */
    void changePassword(UUID id, Consumer<User> precondition, String passwordHash, @Nullable UUID keptSession) {
        transaction.run(() -> {
            User user = locked(id, precondition);
            user.passwordHash(passwordHash, now());
            events.record(
                    SecurityEvent.success(EventType.PASSWORD_CHANGED).by(id).to(id));
            accessEnded.fire(new AccessEnded(id, keptSession, Reason.PASSWORD_CHANGED, id));
            return user;
        });
    }

    /** @throws ProblemException as {@link #change} */
    void remove(UUID admin, UUID id, Consumer<User> precondition) {
        transaction.run(() -> {
            boolean last = lockedAsLastAdmin(admin, id);
            return remove(locked(id, precondition), last, admin);
        });
    }

    /**
     * Removes one's own account.
     *
     * @param proof throws where the password is not the proven one any more
     * @param precondition throws to refuse; it is asked last (RFC 9110 section 13.2.1), so that a tag that is no version's tries whether the
     *     account could be removed
     */
    void close(UUID id, Consumer<User> proof, Consumer<User> precondition) {
        transaction.run(() -> {
            lock.take(Guarded.ADMINS);
            User user = locked(id, proof);
            if (admins.isLast(user)) {
                throw lastAdmin();
            }
            precondition.accept(user);
            return remove(user, false, id);
        });
    }

    private User remove(User user, boolean last, UUID actor) {
        if (last) {
            throw lastAdmin();
        }
        accessEnded.fire(new AccessEnded(user.id(), null, Reason.USER_DELETED, actor));
        events.record(SecurityEvent.success(EventType.USER_DELETED).by(actor).to(user.id()));
        users.remove(user);
        return user;
    }

    /**
     * Nobody else changes who is an admin until the transaction ends.
     *
     * @return whether the target is the last admin; then whoever asks learns of that rule, also one who just ceased to be
     *     an admin
     */
    private boolean lockedAsLastAdmin(UUID admin, UUID target) {
        lock.take(Guarded.ADMINS);
        boolean last = users.find(target).filter(admins::isLast).isPresent();
        if (!last) {
            admins.require(admin);
        }
        return last;
    }

    private User locked(UUID id, Consumer<User> precondition) {
        User user = users.locked(id).orElseThrow(ProblemException::notFound);
        precondition.accept(user);
        return user;
    }

    /** Asked first, because a refused insert is an error in the log; where two come at once the constraint decides. */
    private void requireFree(String email) {
        if (users.byEmail(email).isPresent()) {
            throw Users.emailTaken();
        }
    }

    private static ProblemException lastAdmin() {
        return ProblemException.conflict("This is the last enabled admin. Make another one first.");
    }

    private Instant now() {
        return InstantColumn.now(clock);
    }
}
