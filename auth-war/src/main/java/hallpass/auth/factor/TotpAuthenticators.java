package hallpass.auth.factor;

import static java.util.Objects.requireNonNull;

import hallpass.auth.authenticator.AuthenticatorKind;
import hallpass.auth.authenticator.AuthenticatorView;
import hallpass.auth.authenticator.FactorsChanged;
import hallpass.auth.authenticator.SecondFactorPolicy;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.key.SealedText;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import hallpass.resource.stepup.Acr;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The apps for one-time codes (RFC 6238) of all users; each has one at most. Changes lock the user. */
@ApplicationScoped
class TotpAuthenticators implements AuthenticatorKind {

    private static final String KIND = "totp";

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Users users;

    @Inject
    SecondFactorPolicy policy;

    @Inject
    SealedText sealed;

    @Inject
    SecurityEvents events;

    @Inject
    Event<FactorsChanged> changed;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    @Override
    public Optional<Acr> strength() {
        return Optional.of(Acr.MULTI_FACTOR);
    }

    @Override
    public boolean isHadBy(UUID user) {
        return find(user).filter(TotpAuthenticator::isConfirmed).isPresent();
    }

    @Override
    public List<AuthenticatorView> of(UUID user) {
        return find(user)
                .filter(TotpAuthenticator::isConfirmed)
                .map(totp -> new AuthenticatorView(
                        totp.id(), KIND, null, requireNonNull(totp.confirmedAt()), totp.lastUsedAt(), null))
                .stream()
                .toList();
    }

    @Override
    public void removeAll(UUID user) {
        find(user).ifPresent(em::remove);
    }

    /**
     * Offers a secret that counts when it is confirmed. In one session it is the same until then, so that two open
     * pages show one. Another session gets a new one, and the former is worth nothing any more: somebody else in the
     * account does not know what its owner's app will hold.
     *
     * @throws ProblemException 409 if the user has an app already
     */
    TotpSecret begin(UUID user, String session) {
        return transaction.run(() -> {
            requireNone(user);
            Optional<TotpSecret> offered = find(user).flatMap(totp -> offered(totp, session));
            return offered.orElseGet(() -> {
                TotpSecret secret = TotpSecret.random(random);
                replace(user, sealed.seal(owner(user, session), secret.base32()));
                return secret;
            });
        });
    }

    /** @throws ProblemException 409 if this session has nothing to confirm; 400 if it is not the code of now */
    void confirm(UUID user, String session, String code) {
        transaction.run(() -> {
            users.requireLocked(user);
            TotpSecret secret = find(user)
                    .flatMap(totp -> offered(totp, session))
                    .orElseThrow(() -> ProblemException.conflict(
                            "nothing-to-confirm", "There is no new secret, or its time is up. Begin again."));
            add(user, secret, code);
        });
    }

    /**
     * Adds an app whose secret was shown on a page, in the transaction that is there.
     *
     * @throws ProblemException 409 if the user has an app already; 400 if it is not the code of now
     */
    void add(UUID user, TotpSecret secret, String code) {
        requireNone(user);
        long step = secret.step(code, now())
                .orElseThrow(() -> ProblemException.invalid("code", "is not the code that your app shows now"));
        replace(user, sealed.seal(owner(user), secret.base32())).confirmed(step, now());
        em.flush();
        changed(user, EventType.FACTOR_ADDED);
    }

    /** @throws ProblemException 404 if the user has none; 409 if a second factor is required, and no other is left */
    void remove(UUID userId) {
        transaction.run(() -> {
            User user = users.requireLocked(userId);
            TotpAuthenticator totp =
                    find(userId).filter(TotpAuthenticator::isConfirmed).orElseThrow(ProblemException::notFound);
            em.remove(totp);
            em.flush(); // before others look what is left
            policy.requireKept(user);
            changed(userId, EventType.FACTOR_REMOVED);
        });
    }

    /** Takes a code, once: of two replicas that get it at once the database lets one through. @return if it is good */
    boolean use(UUID user, String code) {
        return transaction.run(() -> {
            OptionalLong step = find(user)
                    .filter(TotpAuthenticator::isConfirmed)
                    .map(totp -> step(totp, code))
                    .orElse(OptionalLong.empty());
            return step.isPresent()
                    && em.createQuery("update TotpAuthenticator t set t.lastStep = :step, t.lastUsedAt = :now"
                                            + " where t.user = :user and t.confirmedAt is not null"
                                            + " and t.lastStep < :step")
                                    .setParameter("step", step.getAsLong())
                                    .setParameter("now", now())
                                    .setParameter("user", user)
                                    .executeUpdate()
                            == 1;
        });
    }

    private TotpAuthenticator replace(UUID user, String sealedSecret) {
        find(user).ifPresent(em::remove);
        em.flush(); // the rows have one key
        TotpAuthenticator added = new TotpAuthenticator(user, Ids.next(), sealedSecret, now());
        em.persist(added);
        return added;
    }

    private Optional<TotpSecret> offered(TotpAuthenticator totp, String session) {
        return totp.canBeConfirmedAt(now())
                ? sealed.open(owner(totp.user(), session), totp.sealedSecret()).map(TotpSecret::new)
                : Optional.empty();
    }

    private static String owner(UUID user) {
        return KIND + " " + user;
    }

    /** Of a secret that nobody has confirmed. */
    private static String owner(UUID user, String session) {
        return owner(user) + " in session " + session;
    }

    private void changed(UUID user, EventType type) {
        events.record(SecurityEvent.success(type).bySelf(user).because(KIND));
        changed.fire(new FactorsChanged(user));
    }

    private void requireNone(UUID user) {
        users.requireLocked(user);
        if (isHadBy(user)) {
            throw ProblemException.conflict("totp-exists", "You have an app for codes already. Remove it first.");
        }
    }

    /** @return the time step of the code; empty too if the secret cannot be read any more, which the log says */
    private OptionalLong step(TotpAuthenticator totp, String code) {
        return sealed.open(owner(totp.user()), totp.sealedSecret())
                .map(secret -> new TotpSecret(secret).step(code, now()))
                .orElse(OptionalLong.empty());
    }

    private Optional<TotpAuthenticator> find(UUID user) {
        return Optional.ofNullable(em.find(TotpAuthenticator.class, user));
    }

    private Instant now() {
        return InstantColumn.now(clock);
    }
}
