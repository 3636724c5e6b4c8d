package hallpass.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import hallpass.auth.cluster.ClusterLock;
import hallpass.auth.cluster.ClusterLock.Guarded;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The signing keys in the database. Changes happen under a lock, so by one replica at a time. */
@ApplicationScoped
class SigningKeys {

    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    ClusterLock lock;

    @Inject
    KeyEncryptionKeys keyEncryptionKeys;

    @Inject
    KeySettings settings;

    @Inject
    ImportedKey importedKey;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    /** @return next, active and retired ones, the oldest first */
    List<SigningKey> published() {
        return transaction.run(() -> em.createQuery(
                        "select k from SigningKey k where k.state <> :removed order by k.createdAt, k.kid",
                        SigningKey.class)
                .setParameter("removed", KeyState.REMOVED)
                .getResultList());
    }

    /**
     * As a server starts: seals the keys under the current key-encryption key, imports the operator's key if it is
     * new, and makes what is missing.
     *
     * @throws KeyTrouble if keys are there that this server cannot open; nothing is changed then
     */
    void complete() {
        transaction.run(() -> {
            lock.take(Guarded.SIGNING_KEYS);
            List<SigningKey> keys = published();
            KeyEncryptionKey current = keyEncryptionKeys.forKeys(keys);
            reseal(keys, current);
            keys.stream()
                    .filter(key -> key.state() == KeyState.ACTIVE)
                    .forEach(key -> key.signsTokensOf(settings.times().tokenLifetime()));
            Succession succession = succession(keys, current);
            importOnce(succession, current);
            if (succession.begin(settings.algorithm(), settings.acceptsSeveralAlgorithms())) {
                events.record(SecurityEvent.success(EventType.KEYS_ROTATED).because("at a start"));
            }
        });
    }

    /** Asked without the lock, which is taken only if there is something to do. */
    boolean isAnythingDue(List<SigningKey> keys) {
        Supplier<SigningKey> none = () -> {
            throw new IllegalStateException("nothing is made while looking");
        };
        return new Succession(keys, none, settings.times(), clock.instant()).isDue();
    }

    /** Does what is due by the clock, if anything is. */
    void advance() {
        transaction.run(() -> {
            lock.take(Guarded.SIGNING_KEYS);
            List<SigningKey> keys = published();
            if (succession(keys, keyEncryptionKeys.forKeys(keys)).advance()) {
                events.record(SecurityEvent.success(EventType.KEYS_ROTATED).because("by age"));
            }
        });
    }

    /** @return the key that signs from now on, or soon: see {@link SigningKey#activatesAt} */
    SigningKey rotate(Object admin) {
        return transaction.run(() -> {
            lock.take(Guarded.SIGNING_KEYS);
            List<SigningKey> keys = published();
            Succession succession = succession(keys, keyEncryptionKeys.forKeys(keys));
            SigningKey chosen = succession.rotate();
            succession.advance();
            events.record(
                    SecurityEvent.success(EventType.KEYS_ROTATED).by(admin).to(chosen.kid()));
            return chosen;
        });
    }

    /** @return whether there was such a key to withdraw */
    boolean withdraw(String kid, Consumer<SigningKey> precondition, Object admin) {
        lock.take(Guarded.SIGNING_KEYS);
        List<SigningKey> keys = published();
        Optional<SigningKey> leaked =
                keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
        leaked.ifPresent(key -> {
            precondition.accept(key);
            String state = key.state().text();
            succession(keys, keyEncryptionKeys.forKeys(keys)).withdraw(key);
            events.record(SecurityEvent.success(EventType.KEY_WITHDRAWN)
                    .by(admin)
                    .to(kid)
                    .because("was " + state));
        });
        return leaked.isPresent();
    }

    /** @param before the place where the page before ended: what is older comes */
    List<SigningKey> page(Instant before, String beforeKid, int limit) {
        return transaction.run(() -> em.createQuery("""
                        select k from SigningKey k where k.state <> :removed
                        and (k.createdAt < :before or (k.createdAt = :before and k.kid < :kid))
                        order by k.createdAt desc, k.kid desc""", SigningKey.class)
                .setParameter("removed", KeyState.REMOVED)
                .setParameter("before", before)
                .setParameter("kid", beforeKid)
                .setMaxResults(limit)
                .getResultList());
    }

    Optional<SigningKey> find(String kid) {
        return transaction.run(
                () -> Optional.ofNullable(em.find(SigningKey.class, kid)).filter(SigningKey::isPublished));
    }

    private Succession succession(List<SigningKey> keys, KeyEncryptionKey current) {
        Instant now = InstantColumn.now(clock);
        return new Succession(keys, () -> make(current), settings.times(), now);
    }

    private void reseal(List<SigningKey> keys, KeyEncryptionKey current) {
        List<SigningKey> older = keys.stream()
                .filter(SigningKey::isNeeded)
                .filter(key -> !key.sealedUnder().equals(current.id()))
                .toList();
        older.forEach(key -> key.seal(keyEncryptionKeys.named(key.sealedUnder()).open(key.sealedJwk()), current));
        em.createQuery("select s from ServerSecret s where s.sealedUnder <> :current", ServerSecret.class)
                .setParameter("current", current.id())
                .getResultStream()
                .forEach(secret -> keyEncryptionKeys
                        .known(secret.sealedUnder())
                        .ifPresent(former -> secret.seal(secret.open(former), current)));
        if (!older.isEmpty()) {
            LOG.log(Level.INFO, older.size() + " signing keys are encrypted under " + current + " now.");
            events.record(SecurityEvent.success(EventType.KEY_ENCRYPTION_KEY_CHANGED)
                    .to(current.id())
                    .because(older.size() + " signing keys"));
        }
    }

    /**
     * Imports the key only once. If it was retired or withdrawn since, the file must not undo that at the next start.
     */
    private void importOnce(Succession succession, KeyEncryptionKey current) {
        Optional<JWK> given = importedKey.read(!succession.signs());
        if (given.isEmpty() || em.find(SigningKey.class, given.get().getKeyID()) != null) {
            return;
        }
        JWK key = given.get();
        SigningKey imported = new SigningKey(key, current, InstantColumn.now(clock));
        em.persist(imported);
        succession.enthrone(imported);
        events.record(
                SecurityEvent.success(EventType.KEYS_ROTATED).to(key.getKeyID()).because("imported"));
        LOG.log(Level.INFO, "Imported the signing key " + key.getKeyID() + ".");
    }

    private SigningKey make(KeyEncryptionKey current) {
        try {
            JWK key = settings.algorithm().generate();
            SigningKey made = new SigningKey(key, current, InstantColumn.now(clock)); // that may have taken a second
            em.persist(made);
            return made;
        } catch (JOSEException impossible) {
            throw new IllegalStateException("cannot generate a key for " + settings.algorithm(), impossible);
        }
    }
}
