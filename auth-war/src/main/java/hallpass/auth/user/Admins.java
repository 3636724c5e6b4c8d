package hallpass.auth.user;

import hallpass.auth.cluster.ClusterLock;
import hallpass.auth.cluster.ClusterLock.Guarded;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Who is an admin now. An access token says who was one when it was signed; it outlives the role by minutes. */
@ApplicationScoped
public class Admins {

    @Inject
    Users users;

    @Inject
    ClusterLock lock;

    /** @throws ProblemException 403 where the user is no enabled admin any more */
    @Transactional
    public void require(UUID id) {
        if (users.find(id).filter(Admins::isAdmin).isEmpty()) {
            throw ProblemException.forbidden("You are not an admin any more.");
        }
    }

    /**
     * As {@link #require}, and so it stays until the transaction ends: nobody else changes who is an admin meanwhile.
     *
     * @throws ProblemException 403 where the user is no enabled admin any more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireUntilEnd(UUID id) {
        lock.take(Guarded.ADMINS);
        require(id);
    }

    static boolean isAdmin(User user) {
        return user.hasRole(Roles.ADMIN) && !user.disabled();
    }
}
