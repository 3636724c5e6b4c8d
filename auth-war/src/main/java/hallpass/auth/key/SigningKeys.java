package hallpass.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import hallpass.auth.cluster.ClusterLock;
import hallpass.auth.cluster.ClusterLock.Guarded;
import hallpass.database.InstantColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The signing keys in the database. At any time one is active and one is next; changes happen under a lock. */
@ApplicationScoped
class SigningKeys {

    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());

    @PersistenceContext(unitName = "auth")
    EntityManager database;

    @Inject
    ClusterLock lock;

    @Inject
    KeyEncryptionKeys keyEncryptionKeys;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.signing.algorithm", defaultValue = "RS256")
    SigningAlgorithm algorithm;

    @Inject
    @ConfigProperty(name = "hallpass.signing.key.file")
    Optional<String> importedFile;

    @Transactional
    List<SigningKey> all() {
        return database.createQuery("select k from SigningKey k order by k.createdAt, k.kid", SigningKey.class)
                .getResultList();
    }

    /**
     * Imports the operator's key where it is new, retires keys of another algorithm than the configured one, and makes
     * what is missing of active and next.
     *
     * @throws KeyTrouble where keys are there that this server cannot open; nothing is changed then
     */
    @Transactional
    void complete() {
        lock.take(Guarded.SIGNING_KEYS);
        List<SigningKey> keys = all();
        KeyEncryptionKey keyEncryptionKey = keyEncryptionKeyFor(keys);
        Instant now = InstantColumn.now(clock);
        if (importedFile.isPresent()) {
            importOnce(PemKey.read(Path.of(importedFile.get()), algorithm), keys, keyEncryptionKey, now);
            keys = all();
        }
        fill(keys, algorithm, () -> make(keyEncryptionKey, now), now);
    }

    /** Of the algorithm one key is active afterwards and one is next; no other key is either. @return the next one */
    static SigningKey fill(List<SigningKey> keys, SigningAlgorithm algorithm, Supplier<SigningKey> maker, Instant now) {
        keys.stream()
                .filter(key -> key.state() != KeyState.RETIRED && !key.isOf(algorithm))
                .forEach(other -> other.retire(now));
        Optional<SigningKey> next = in(KeyState.NEXT, keys);
        if (in(KeyState.ACTIVE, keys).isEmpty()) {
            next.orElseGet(maker).activate(now);
            next = Optional.empty();
        }
        return next.orElseGet(maker);
    }

    /** Under which key the given signing keys are sealed; for none of them, one that may be made now. */
    KeyEncryptionKey keyEncryptionKeyFor(List<SigningKey> keys) {
        Optional<KeyEncryptionKey> found = keyEncryptionKeys.find();
        if (keys.isEmpty()) {
            return found.orElseGet(keyEncryptionKeys::create);
        }
        String needed = keys.get(0).sealedUnder();
        String message = "The signing keys in the database are encrypted under key-encryption key " + needed + ", but ";
        KeyEncryptionKey key = found.orElseThrow(() -> new KeyTrouble(
                message + "no key is given here. Put it into " + keyEncryptionKeys.whereToPutIt() + "."));
        if (keys.stream().anyMatch(signingKey -> !signingKey.sealedUnder().equals(key.id()))) {
            throw new KeyTrouble(message + "the one given here is " + key.id()
                    + ". Nothing was changed. Put the right one into " + keyEncryptionKeys.whereToPutIt() + ".");
        }
        return key;
    }

    private void importOnce(JWK key, List<SigningKey> keys, KeyEncryptionKey keyEncryptionKey, Instant now) {
        if (keys.stream().anyMatch(known -> known.kid().equals(key.getKeyID()))) {
            return; // also where it was retired since: the file must not undo a rotation at the next start
        }
        in(KeyState.ACTIVE, keys).ifPresent(former -> former.retire(now));
        SigningKey imported = new SigningKey(key, keyEncryptionKey, now);
        imported.activate(now);
        database.persist(imported);
        LOG.log(Level.INFO, "Imported the signing key " + key.getKeyID() + "; it signs from now on.");
    }

    private SigningKey make(KeyEncryptionKey keyEncryptionKey, Instant now) {
        try {
            SigningKey made = new SigningKey(algorithm.generate(), keyEncryptionKey, now);
            database.persist(made);
            return made;
        } catch (JOSEException impossible) {
            throw new IllegalStateException("cannot generate a key for " + algorithm, impossible);
        }
    }

    private static Optional<SigningKey> in(KeyState state, List<SigningKey> keys) {
        return keys.stream().filter(key -> key.state() == state).findFirst();
    }
}
