package hallpass.auth.key;

import hallpass.auth.cluster.ClusterLock;
import hallpass.auth.cluster.ClusterLock.Guarded;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;

/** The secrets in the database. The first replica that needs one makes it. */
@ApplicationScoped
class ServerSecrets {

    private static final Logger LOG = System.getLogger(ServerSecrets.class.getName());
    private static final int BYTES = 32;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    ClusterLock lock;

    @Inject
    SigningKeys signingKeys;

    @Inject
    KeyEncryptionKeys keyEncryptionKeys;

    @Inject
    SecureRandom random;

    /**
     * In a transaction of its own, for the secret must be there for other replicas before anything is made with it.
     *
     * @return 32 bytes, the same on every replica
     * @throws KeyTrouble if this server has not the key-encryption key
     */
    byte[] get(String name) {
        return transaction.runSeparately(() -> {
            lock.take(Guarded.SIGNING_KEYS);
            KeyEncryptionKey key = keyEncryptionKeys.forKeys(signingKeys.published());
            ServerSecret known = em.find(ServerSecret.class, name);
            if (known != null && known.isSealedUnder(key)) {
                return known.open(key);
            }
            byte[] made = new byte[BYTES];
            random.nextBytes(made);
            if (known == null) {
                em.persist(new ServerSecret(name, made, key));
            } else {
                LOG.log(
                        Level.WARNING,
                        "The secret " + name + " is made anew: it was sealed under another " + key + ".");
                known.seal(made, key);
            }
            return made;
        });
    }
}
