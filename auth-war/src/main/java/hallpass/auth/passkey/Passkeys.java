package hallpass.auth.passkey;

import hallpass.auth.authenticator.FactorsChanged;
import hallpass.auth.authenticator.SecondFactorPolicy;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.SignInMethods;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The passkeys in the database. Changes are made under the user's lock. */
@ApplicationScoped
class Passkeys {

    /** More than a person has devices and password managers. */
    static final int MOST = 20;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Users users;

    @Inject
    SignInMethods methods;

    @Inject
    SecondFactorPolicy policy;

    @Inject
    Event<FactorsChanged> changed;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    /** @return oldest first */
    List<Passkey> of(UUID user) {
        return transaction.run(
                () -> em.createQuery("select p from Passkey p where p.user = :user order by p.id", Passkey.class)
                        .setParameter("user", user)
                        .getResultList());
    }

    /** As {@link #of}, unchanged by others until the transaction that is there ends. */
    List<Passkey> lockedOf(UUID user) {
        transaction.require();
        users.requireLocked(user);
        return of(user);
    }

    boolean isEmptyFor(UUID user) {
        return count(user) == 0;
    }

    /** @return the user to whom the credential belongs */
    Optional<UUID> owner(String credentialId) {
        return transaction.run(() -> ofCredential(credentialId).map(Passkey::user));
    }

    /** In the transaction that is there. */
    Optional<Passkey> ofCredential(String credentialId) {
        return em.createQuery("select p from Passkey p where p.credentialId = :id", Passkey.class)
                .setParameter("id", credentialId)
                .getResultStream()
                .findFirst();
    }

    /**
     * In the transaction that is there.
     *
     * @param name null for that of what made it
     * @throws ProblemException 409 if the user has too many, or if somebody has it already
     */
    Passkey add(UUID user, NewPasskey made, @Nullable String name) {
        transaction.require();
        users.requireLocked(user);
        if (count(user) >= MOST) {
            throw ProblemException.conflict("too-many-passkeys", "An account has at most " + MOST + " passkeys.");
        }
        String called = name == null ? Aaguids.name(made.aaguid()).orElse("Passkey") : name;
        Passkey passkey = new Passkey(Ids.next(), user, made, called, InstantColumn.now(clock));
        em.persist(passkey);
        Users.flush(em, Passkeys::taken);
        record(EventType.FACTOR_ADDED, passkey);
        changed.fire(new FactorsChanged(user));
        return passkey;
    }

    /** @throws ProblemException 404 if it is not there or not this user's */
    Passkey require(UUID user, UUID id) {
        return transaction.run(() -> Optional.ofNullable(em.find(Passkey.class, id))
                .filter(found -> found.user().equals(user))
                .orElseThrow(ProblemException::notFound));
    }

    /**
     * @param precondition throws to refuse
     * @param name null to leave it
     * @throws ProblemException 404 as {@link #require}
     */
    Passkey rename(UUID user, UUID id, Consumer<Passkey> precondition, @Nullable String name) {
        return transaction.run(() -> {
            users.requireLocked(user);
            Passkey passkey = require(user, id);
            precondition.accept(passkey);
            if (name != null) {
                passkey.named(name);
                em.flush(); // raises the version
            }
            return passkey;
        });
    }

    /**
     * @throws ProblemException 404 as {@link #require}; 409 if there is no other way to sign in, or if a second factor
     *     is required and no other is left
     */
    void remove(UUID userId, UUID id, Consumer<Passkey> precondition) {
        transaction.run(() -> {
            User user = users.requireLocked(userId);
            Passkey passkey = require(userId, id);
            precondition.accept(passkey);
            if (count(userId) == 1) {
                methods.requireAnother(user, PasskeyKind.class);
            }
            remove(passkey);
            em.flush(); // before others look what is left
            policy.requireKept(user);
            changed.fire(new FactorsChanged(userId));
        });
    }

    /** In the transaction that is there. */
    void removeAll(UUID user) {
        of(user).forEach(this::remove);
    }

    private void remove(Passkey passkey) {
        em.remove(passkey);
        record(EventType.FACTOR_REMOVED, passkey);
    }

    private long count(UUID user) {
        return transaction.run(() -> em.createQuery("select count(p) from Passkey p where p.user = :user", Long.class)
                .setParameter("user", user)
                .getSingleResult());
    }

    private void record(EventType type, Passkey passkey) {
        events.record(SecurityEvent.success(type)
                .bySelf(passkey.user())
                .because("passkey: " + passkey.name() + ", " + passkey.id()));
    }

    private static ProblemException taken() {
        return ProblemException.conflict("passkey-taken", "This passkey is in use already.");
    }
}
