package hallpass.auth.factor;

import hallpass.auth.credential.ProvenUser;
import hallpass.auth.key.SealedText;
import hallpass.auth.page.HostCookies;
import hallpass.auth.secret.Secret;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.Housekeeping;
import hallpass.database.InstantColumn;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.core.NewCookie;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Keeps first steps until the second one, each for its browser and for a few minutes. */
@ApplicationScoped
class FirstSteps {

    private static final String COOKIE = "hallpass_step";
    private static final String PURPOSE = "first-step";
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    HostCookies cookies;

    @Inject
    Users users;

    @Inject
    SealedText sealed;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "first steps of sign-ins", this::removeExpired);
    }

    /**
     * @return the cookie for the browser
     * @throws InvalidGrantException if the user was disabled or deleted, or its password changed, since the proof
     */
    NewCookie begin(ProvenUser proven, SignInProof proof) {
        Secret token = Secret.random(random);
        transaction.run(() -> {
            User user = users.locked(proven.id())
                    .filter(found -> !found.disabled() && proven.holdsFor(found))
                    .orElseThrow(() -> new InvalidGrantException("The proof is not good any more."));
            em.persist(
                    new FirstStep(token, user, proof, InstantColumn.now(clock).plus(LIFETIME)));
        });
        return cookies.holding(COOKIE, token.text(), LIFETIME);
    }

    /** @return the first step of this browser with its user, if both are still good */
    Optional<PendingUser> current() {
        return cookies.values(COOKIE)
                .findFirst()
                .flatMap(token ->
                        transaction.run(() -> Optional.ofNullable(em.find(FirstStep.class, new Secret(token).hash()))
                                .filter(step -> step.livesAt(InstantColumn.now(clock)))
                                .flatMap(step -> users.find(step.user())
                                        .filter(step::isOf)
                                        .map(user -> new PendingUser(user, step.proof(), step.tokenHash(), null)))));
    }

    /** Takes it, once, in the transaction in which the sign-in begins. @return whether it was there */
    boolean take(String tokenHash) {
        transaction.require();
        return em.createQuery("delete from FirstStep s where s.tokenHash = :hash and s.expiresAt > :now")
                        .setParameter("hash", tokenHash)
                        .setParameter("now", InstantColumn.now(clock))
                        .executeUpdate()
                == 1;
    }

    /** @return the secret of the app that is set up in this step; made when it is asked for first, and then the same */
    TotpSecret secretOf(String tokenHash) {
        return transaction.run(() -> {
            FirstStep step = Optional.ofNullable(em.find(FirstStep.class, tokenHash, LockModeType.PESSIMISTIC_WRITE))
                    .orElseThrow(() -> new InvalidGrantException("The step is over."));
            String owner = PURPOSE + " " + step.user();
            Optional<TotpSecret> offered = step.sealedSecret()
                    .flatMap(kept -> sealed.open(owner, kept))
                    .map(TotpSecret::new);
            return offered.orElseGet(() -> {
                TotpSecret made = TotpSecret.random(random);
                step.offers(sealed.seal(owner, made.base32()));
                return made;
            });
        });
    }

    NewCookie cleared() {
        return cookies.cleared(COOKIE);
    }

    private void removeExpired() {
        transaction.run(() -> em.createQuery("delete from FirstStep s where s.expiresAt < :now")
                .setParameter("now", InstantColumn.now(clock))
                .executeUpdate());
    }
}
