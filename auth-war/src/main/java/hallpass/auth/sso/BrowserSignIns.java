package hallpass.auth.sso;

import hallpass.auth.credential.ProvenUser;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.secret.Secret;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.session.Session;
import hallpass.auth.session.SessionStates;
import hallpass.auth.session.Sessions;
import hallpass.auth.session.SessionsEnding;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.Housekeeping;
import hallpass.database.InstantColumn;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import hallpass.resource.rest.Ids;
import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins and ends sign-ins of browsers. Locks are taken in the order user, sign-in, session. */
@ApplicationScoped
public class BrowserSignIns {

    private static final Duration LIFETIME = Duration.ofHours(12);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    SignInCookie cookies;

    @Inject
    Users users;

    @Inject
    Sessions sessions;

    @Inject
    SessionStates states;

    @Inject
    SecurityEvents events;

    @Inject
    Event<SignInEnded> ended;

    /** Asked each time: it can be changed while the server runs. */
    @Inject
    Settings settings;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "sign-ins that are over", this::removeDead);
    }

    /**
     * Notes that the user who proved an identity is signed in in this browser. If it was the same user before, it is
     * the same sign-in with a new cookie and a new {@code auth_time}.
     *
     * @throws InvalidGrantException if the user was disabled or deleted, or its password changed, since the check
     */
    public BegunSignIn begin(ProvenUser proven, SignInProof proof, @Nullable String userAgent) {
        Duration lifetime = settings.duration("hallpass.sign.in.lifetime", LIFETIME);
        return transaction.run(() -> {
            User user = users.locked(proven.id())
                    .filter(found -> !found.disabled() && proven.holdsFor(found))
                    .orElseThrow(() -> new InvalidGrantException("The e-mail or the password is wrong."));
            Instant now = InstantColumn.now(clock);
            Secret token = Secret.random(random);
            Optional<BrowserSignIn> known = ofThisBrowser()
                    .flatMap(found -> locked(found.id()))
                    .filter(found -> found.livesAt(now) && found.user().equals(user.id()));
            known.ifPresent(found -> found.proved(proof, token, now, now.plus(lifetime)));
            UUID id = known.map(BrowserSignIn::id).orElseGet(() -> {
                BrowserSignIn begun =
                        new BrowserSignIn(Ids.next(), user.id(), userAgent, proof, token, now, now.plus(lifetime));
                em.persist(begun);
                return begun.id();
            });
            events.record(
                    SecurityEvent.success(EventType.SIGN_IN).bySelf(user.id()).because(proof.detail()));
            return new BegunSignIn(id, cookies.holding(token, lifetime));
        });
    }

    /**
     * Notes that the user of a live sign-in has shown a second factor too. What was proved before is as old as it was,
     * so {@code auth_time} stays.
     *
     * @return with a new cookie
     * @throws InvalidGrantException if it has ended
     */
    public BegunSignIn strengthen(BrowserSignIn signIn, SignInProof proof) {
        return transaction.run(() -> {
            BrowserSignIn live = lockedIfLive(signIn.user(), signIn.id())
                    .orElseThrow(() -> new InvalidGrantException("The sign-in has ended."));
            Secret token = Secret.random(random);
            live.strengthened(proof, token);
            events.record(
                    SecurityEvent.success(EventType.SIGN_IN).bySelf(live.user()).because(proof.detail()));
            Duration left = Duration.between(InstantColumn.now(clock), live.expiresAt());
            return new BegunSignIn(live.id(), cookies.holding(token, left));
        });
    }

    /** @return the sign-in of the browser that sent the request, if it lives and its user may still sign in */
    public Optional<BrowserSignIn> current() {
        if (cookies.presented().isEmpty()) {
            return Optional.empty(); // most strangers have none, and cost no transaction then
        }
        return transaction.run(() -> ofThisBrowser()
                .filter(found -> found.livesAt(InstantColumn.now(clock)))
                .filter(found -> users.find(found.user())
                        .filter(user -> !user.disabled())
                        .isPresent()));
    }

    /**
     * The sign-in, which nobody else ends until the transaction that is there ends. So what an application gets now,
     * ends with it.
     *
     * @return empty if it has ended, or if its user may not sign in any more
     */
    public Optional<BrowserSignIn> lockedIfLive(UUID user, UUID id) {
        transaction.require();
        return users.locked(user)
                .filter(found -> !found.disabled())
                .flatMap(found -> locked(id))
                .filter(found -> found.user().equals(user) && found.livesAt(InstantColumn.now(clock)));
    }

    /** Ends the sign-in and every session that came of it. @return whether it lived */
    public boolean end(UUID id, EndReason reason) {
        return transaction.run(() -> {
            Optional<BrowserSignIn> live = locked(id).filter(found -> found.end(InstantColumn.now(clock)));
            live.ifPresent(found -> ending(found, reason, found.user()));
            return live.isPresent();
        });
    }

    /** Ends the sign-in if it is this user's. @return whether it lived */
    boolean end(UUID user, UUID id, EndReason reason) {
        return transaction.run(() -> {
            Optional<BrowserSignIn> live =
                    locked(id).filter(found -> found.user().equals(user) && found.livesAt(InstantColumn.now(clock)));
            return live.isPresent() && end(id, reason);
        });
    }

    /** @return the live sign-ins of a user, newest first */
    List<BrowserSignIn> live(UUID user) {
        return transaction.run(() -> em.createQuery(
                        "select s from BrowserSignIn s where s.user = :user and s.endedAt is null"
                                + " and s.expiresAt > :now order by s.id desc",
                        BrowserSignIn.class)
                .setParameter("user", user)
                .setParameter("now", InstantColumn.now(clock))
                .getResultList());
    }

    void endAll(@Observes SessionsEnding event) {
        @Nullable
        UUID kept = Optional.ofNullable(event.kept())
                .flatMap(states::live)
                .flatMap(Session::signIn)
                .orElse(null);
        Instant now = InstantColumn.now(clock);
        em.createQuery(
                        "select s from BrowserSignIn s where s.user = :user and s.endedAt is null order by s.id",
                        BrowserSignIn.class)
                .setParameter("user", event.user())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(signIn -> !Objects.equals(signIn.id(), kept))
                .filter(signIn -> signIn.end(now))
                .forEach(signIn -> ending(signIn, event.reason(), event.actor()));
    }

    /** Forgets those that ended or expired a day ago. */
    private void removeDead() {
        transaction.run(
                () -> em.createQuery("delete from BrowserSignIn s where s.expiresAt < :before or s.endedAt < :before")
                        .setParameter("before", clock.instant().minus(Duration.ofDays(1)))
                        .executeUpdate());
    }

    private void ending(BrowserSignIn signIn, EndReason reason, @Nullable UUID actor) {
        sessions.endAllOf(signIn.id(), reason, actor);
        ended.fire(new SignInEnded(signIn.id(), signIn.user(), reason));
        events.record(SecurityEvent.success(reason.event())
                .by(actor)
                .to(signIn.user())
                .because(reason.text() + ", sign-in " + signIn.id()));
    }

    private Optional<BrowserSignIn> ofThisBrowser() {
        return cookies.presented().flatMap(token -> em.createQuery(
                        "select s from BrowserSignIn s where s.tokenHash = :hash", BrowserSignIn.class)
                .setParameter("hash", token.hash())
                .getResultStream()
                .findFirst());
    }

    private Optional<BrowserSignIn> locked(UUID id) {
        return Optional.ofNullable(em.find(BrowserSignIn.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
