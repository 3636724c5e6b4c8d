package hallpass.auth.user;

import hallpass.auth.cluster.ClusterLock;
import hallpass.auth.cluster.ClusterLock.Guarded;
import hallpass.auth.user.AccessEnded.Reason;
import hallpass.database.InstantColumn;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to an account, each in one transaction. The last enabled admin stays one; a lock over all replicas
 * makes sure of it where two are removed at once.
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
    Event<AccessEnded> accessEnded;

    @Inject
    Clock clock;

    /** @throws ProblemException 409 where the e-mail is taken */
    @Transactional
    User open(String email, @Nullable String name, String passwordHash, Collection<String> roles) {
        requireFree(email);
        User user = new User(Ids.next(), email, name, passwordHash, roles, now());
        users.add(user);
        return user;
    }

    /**
     * @param admin who changes it
     * @param precondition throws where the user is not what the caller has seen
     * @throws ProblemException 403 where the one who changes it is no admin any more
     */
    @Transactional
    User change(UUID admin, UUID id, Consumer<User> precondition, UserChange change) {
        admins.requireUntilEnd(admin);
        User user = locked(id, precondition);
        boolean wasLast = isLastAdmin(user);
        boolean wasDisabled = user.disabled();
        if (change.email() != null && !user.reachedAt(change.email())) {
            requireFree(change.email());
        }
        change.applyTo(user, now());
        if (wasLast && !Admins.isAdmin(user)) {
            throw lastAdmin();
        }
        users.write();
        if (user.disabled() && !wasDisabled) {
            accessEnded.fire(new AccessEnded(id, null, Reason.USER_DISABLED));
        }
        return user;
    }

    @Transactional
    User rename(UUID id, Consumer<User> precondition, @Nullable String name) {
        User user = locked(id, precondition);
        user.named(name, now());
        users.write();
        return user;
    }

    /** @param precondition throws where the current password is not the proven one any more */
    @Transactional
    void changePassword(UUID id, Consumer<User> precondition, String passwordHash, @Nullable UUID keptSession) {
        User user = locked(id, precondition);
        user.passwordHash(passwordHash, now());
        accessEnded.fire(new AccessEnded(id, keptSession, Reason.PASSWORD_CHANGED));
    }

    /** @throws ProblemException 403 where the one who removes it is no admin any more */
    @Transactional
    void remove(UUID admin, UUID id, Consumer<User> precondition) {
        admins.requireUntilEnd(admin);
        close(id, precondition);
    }

    @Transactional
    void close(UUID id, Consumer<User> precondition) {
        lock.take(Guarded.ADMINS);
        User user = locked(id, precondition);
        if (isLastAdmin(user)) {
            throw lastAdmin();
        }
        accessEnded.fire(new AccessEnded(id, null, Reason.USER_DELETED));
        users.remove(user);
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

    private boolean isLastAdmin(User user) {
        return Admins.isAdmin(user) && !users.enabledOther(Roles.ADMIN, user.id());
    }

    private static ProblemException lastAdmin() {
        return ProblemException.conflict("This is the last enabled admin. Make another one first.");
    }

    private Instant now() {
        return InstantColumn.now(clock);
    }
}
