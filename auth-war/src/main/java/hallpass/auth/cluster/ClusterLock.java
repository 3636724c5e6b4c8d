package hallpass.auth.cluster;

import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** A lock over all replicas: a row of {@code cluster_lock}, held until the transaction ends. */
@ApplicationScoped
public class ClusterLock {

    /** The things that are guarded. Each has a row, which the migration has put there. */
    public enum Guarded {
        SIGNING_KEYS,
        ADMINS
    }

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    /** Waits until no other replica holds it. A row lock, because H2 and PostgreSQL both have it. */
    public void take(Guarded guarded) {
        transaction.require();
        em.createNativeQuery("select name from cluster_lock where name = ?1 for update")
                .setParameter(1, guarded.name())
                .getSingleResult();
    }
}
