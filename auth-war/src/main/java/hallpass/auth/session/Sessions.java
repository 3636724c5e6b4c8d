package hallpass.auth.session;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.AccessEnded;
import hallpass.auth.user.ProvenUser;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins, refreshes and ends sessions. Who wants to change one locks its row first; a beginning locks the user's. */
@ApplicationScoped
public class Sessions {

    @PersistenceContext(unitName = "auth")
    EntityManager database;

    @Inject
    Users users;

    @Inject
    SecurityEvents events;

    @Inject
    SessionLifetimes lifetimes;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /**
     * @throws InvalidGrantException where the user was disabled or deleted, or its password changed, since that was
     *     checked
     */
    @Transactional
    public Grant begin(ProvenUser proven, Device device) {
        User user = users.locked(proven.id())
                .filter(found -> !found.disabled())
                .filter(proven::holdsFor)
                .orElseThrow(() -> new InvalidGrantException("The e-mail or the password is wrong."));
        Instant now = now();
        Session session = new Session(Ids.next(), user.id(), device, now, lifetimes.sessionEnd(now));
        database.persist(session);
        database.flush(); // before its token, which refers to it
        events.record(SecurityEvent.success(EventType.SIGN_IN)
                .by(user.id())
                .to(user.id())
                .through(device.clientId()));
        return new Grant(user, session, issue(RefreshTokenValue.random(random), session, now), lifetimes.idle());
    }

    /**
     * Exchanges a refresh token for its successor. The same token sent again within 10 s, while the successor is unused,
     * gives the same successor; later, or after that, it ends the session (RFC 9700 section 4.14.2).
     */
    @Transactional(dontRollbackOn = ReusedRefreshTokenException.class) // or the end would be undone by its report
    public Grant refresh(RefreshTokenValue presented, String clientId) {
        Session session = owner(presented)
                .flatMap(this::locked)
                .filter(found -> found.clientId().equals(clientId))
                .orElseThrow(() -> new InvalidGrantException("The refresh token is not known."));
        Instant now = now();
        RefreshToken token = database.find(RefreshToken.class, presented.hash()); // after the lock: as it is now
        if (!session.livesAt(now) || token == null || !now.isBefore(token.expiresAt())) {
            throw new InvalidGrantException("The session has ended.");
        }
        User user = users.find(session.user())
                .filter(found -> !found.disabled())
                .orElseThrow(() -> new InvalidGrantException("The user is not there any more."));
        RefreshTokenValue next =
                token.spent() ? sameSuccessor(presented, token, session, now) : rotate(presented, token, session, now);
        return new Grant(user, session, next, lifetimes.idle());
    }

    /** Ends the session of a refresh token. @return whether there was one */
    @Transactional
    public boolean end(RefreshTokenValue presented, EndReason reason) {
        Optional<Session> session = owner(presented).flatMap(this::locked);
        session.ifPresent(found -> found.end(reason, now()));
        return session.isPresent();
    }

    /** Ends a session, whosever it is. */
    @Transactional
    public void end(UUID id, EndReason reason) {
        locked(id).ifPresent(found -> found.end(reason, now()));
    }

    /** Ends one session of a user. @return whether there was one to end */
    @Transactional
    public boolean end(UUID user, UUID id, EndReason reason) {
        Instant now = now();
        Optional<Session> session =
                locked(id).filter(found -> found.user().equals(user)).filter(found -> found.livesAt(now));
        session.ifPresent(found -> found.end(reason, now));
        return session.isPresent();
    }

    /** Ends all sessions of a user but the one that is kept. */
    @Transactional
    public void endAll(UUID user, @Nullable UUID kept, EndReason reason) {
        Instant now = now();
        database.createQuery(
                        "select s from Session s where s.user = :user and s.endedAt is null order by s.id",
                        Session.class)
                .setParameter("user", user)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(session -> !session.id().equals(kept))
                .forEach(session -> session.end(reason, now));
    }

    void endAll(@Observes AccessEnded event) {
        endAll(event.user(), event.keptSession(), EndReason.of(event.reason()));
    }

    /** @return live sessions of a user, newest first, with an id below the one given */
    @Transactional
    List<Session> live(UUID user, UUID before, int limit) {
        Instant now = now();
        return database.createQuery("""
                        select s from Session s where s.user = :user and s.endedAt is null and s.expiresAt > :now
                        and s.lastUsedAt > :idle and s.id < :before order by s.id desc""", Session.class)
                .setParameter("user", user)
                .setParameter("now", now)
                .setParameter("idle", now.minus(lifetimes.idle()))
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    private RefreshTokenValue rotate(RefreshTokenValue presented, RefreshToken token, Session session, Instant now) {
        String nonce = RefreshTokenValue.nonce(random);
        token.spend(nonce, now);
        session.used(now);
        return issue(presented.successor(nonce), session, now);
    }

    private RefreshTokenValue sameSuccessor(
            RefreshTokenValue presented, RefreshToken token, Session session, Instant now) {
        String nonce = token.nonce();
        Instant spentAt = token.spentAt();
        if (nonce != null && spentAt != null && !now.isAfter(spentAt.plus(SessionLifetimes.REPEATABLE))) {
            RefreshTokenValue successor = presented.successor(nonce);
            RefreshToken unused = database.find(RefreshToken.class, successor.hash());
            if (unused != null && !unused.spent()) {
                return successor;
            }
        }
        session.end(EndReason.REFRESH_TOKEN_REUSED, now);
        throw new ReusedRefreshTokenException();
    }

    private RefreshTokenValue issue(RefreshTokenValue value, Session session, Instant now) {
        database.persist(new RefreshToken(value, session.id(), now, lifetimes.refreshTokenEnd(now, session)));
        return value;
    }

    private Optional<UUID> owner(RefreshTokenValue presented) {
        return database.createQuery("select t.session from RefreshToken t where t.hash = :hash", UUID.class)
                .setParameter("hash", presented.hash())
                .getResultStream()
                .findFirst();
    }

    private Optional<Session> locked(UUID id) {
        return Optional.ofNullable(database.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private Instant now() {
        return InstantColumn.now(clock);
    }
}
