package hallpass.auth.user;

import hallpass.auth.cluster.ClusterLock;
import hallpass.auth.cluster.ClusterLock.Guarded;
import hallpass.auth.key.KeyAdmins;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Knows who is an admin now. An access token only says who was one when it was signed, which may be minutes ago. */
@ApplicationScoped
public class Admins implements KeyAdmins {

    @Inject
    Users users;

    @Inject
    AdminServices services;

    @Inject
    ClusterLock lock;

    @Override
    public void require(UUID id) {
        if (users.find(id).filter(Admins::isAdmin).isEmpty() && !services.isAdmin(id)) {
            throw ProblemException.forbidden("no-admin", "You are not an admin any more.");
        }
    }

    /**
     * As {@link #require}. It stays so until the transaction that is there ends: nobody else changes admins
     * meanwhile.
     */
    @Override
    public void requireUntilEnd(UUID id) {
        lock.take(Guarded.ADMINS);
        require(id);
    }

    /** As {@link #isLast}, and so it stays until the transaction that is there ends. */
    public boolean isLastUntilEnd(User user) {
        lock.take(Guarded.ADMINS);
        return isLast(user);
    }

    /** Ask this under the lock. */
    public boolean isLast(User user) {
        return isAdmin(user) && !users.enabledOther(Roles.ADMIN, user.id());
    }

    /** The answer to an attempt to take the last admin away. */
    public static ProblemException lastOneStays() {
        return ProblemException.conflict("last-admin", "This is the last enabled admin. Make another one first.");
    }

    public static boolean isAdmin(User user) {
        return user.hasRole(Roles.ADMIN) && !user.disabled();
    }
}
