package hallpass.auth.session;

import hallpass.auth.secret.Secret;
import hallpass.auth.status.StatusIndex;
import hallpass.auth.status.StatusIndexes;
import hallpass.auth.user.AccessEnded;
import hallpass.auth.user.User;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refreshes and ends sessions. A change locks the session's row first. */
@ApplicationScoped
public class Sessions {

    @PersistenceContext
    EntityManager em;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    SessionLifetimes lifetimes;

    @Inject
    RefreshMetrics metrics;

    @Inject
    SessionEvents events;

    @Inject
    Event<SessionEnded> sessionEnded;

    @Inject
    Event<SessionsEnding> allEnding;

    @Inject
    Transaction transaction;

    @Inject
    StatusIndexes statusIndexes;

    @Inject
    Clock clock;

    /**
     * Exchanges a refresh token for its successor. The same token sent again within 10 s, while the successor is
     * unused, gives the same successor; later, or after that, it ends the session (RFC 9700 section 4.14.2).
     */
    public SignedIn refresh(Secret presented, String clientId) {
        return metrics.counted(() -> transaction.runKeeping( // or the session's end would be undone with its report
                ReusedRefreshTokenException.class, () -> refreshed(presented, clientId)));
    }

    private SignedIn refreshed(Secret presented, String clientId) {
        String hash = presented.hash();
        Session session = lockedOwner(hash)
                .filter(found -> found.clientId().equals(clientId))
                .orElseThrow(() -> new InvalidGrantException("The refresh token is not known."));
        Instant now = now();
        Object[] row = tokenAndUser(hash, session);
        if (row == null
                || !session.livesAt(now)
                || !(row[0] instanceof RefreshToken token)
                || !now.isBefore(token.expiresAt())) {
            throw new InvalidGrantException("The session has ended.");
        }
        if (!(row[1] instanceof User user) || user.disabled()) {
            throw new InvalidGrantException("The user is not there any more.");
        }
        if (session.statusIndex().isEmpty()) { // it began before there were status lists
            session.listedAs(statusIndexes.allocate(session.expiresAt().plus(StatusIndex.KEPT)));
        }
        if (!token.spent()) {
            return refreshTokens.rotate(presented, token, user, session, now);
        }
        return refreshTokens.sameSuccessor(presented, token, user, session, now).orElseThrow(() -> {
            end(session, EndReason.REFRESH_TOKEN_REUSED, null, now);
            return new ReusedRefreshTokenException();
        });
    }

    /** Ends the session of a refresh token, if it was given to this client. @return whether there was one */
    public boolean end(Secret presented, String clientId, EndReason reason) {
        return transaction.run(() -> {
            Optional<Session> session = lockedOwner(presented.hash())
                    .filter(found -> found.clientId().equals(clientId));
            session.ifPresent(found -> end(found, reason, found.user(), now()));
            return session.isPresent();
        });
    }

    /** Ends a session of any user. */
    public void end(UUID id, EndReason reason) {
        transaction.run(() -> locked(id).ifPresent(found -> end(found, reason, found.user(), now())));
    }

    /** Ends one session of a user. @param actor who does it @return whether there was one to end */
    public boolean end(UUID user, UUID id, EndReason reason, UUID actor) {
        return transaction.run(() -> {
            Instant now = now();
            Optional<Session> session =
                    locked(id).filter(found -> found.user().equals(user)).filter(found -> found.livesAt(now));
            session.ifPresent(found -> end(found, reason, actor, now));
            return session.isPresent();
        });
    }

    /**
     * Ends all sessions of a user but the one that is kept, and the sign-ins that new ones could come of.
     *
     * @param actor who does it, if that is known
     */
    public void endAll(UUID user, @Nullable UUID kept, EndReason reason, @Nullable UUID actor) {
        transaction.run(() -> {
            allEnding.fire(new SessionsEnding(user, kept, reason, actor));
            Instant now = now();
            em.createQuery(
                            "select s from Session s where s.user = :user and s.endedAt is null order by s.id",
                            Session.class)
                    .setParameter("user", user)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultStream()
                    .filter(session -> !session.id().equals(kept))
                    .forEach(session -> end(session, reason, actor, now));
        });
    }

    /** Ends all sessions in which a user is signed in to a client. @param actor who does it */
    public void endAllAt(String client, UUID user, EndReason reason, UUID actor) {
        transaction.run(() -> {
            Instant now = now();
            em.createQuery(
                            "select s from Session s where s.user = :user and s.clientId = :client"
                                    + " and s.endedAt is null order by s.id",
                            Session.class)
                    .setParameter("user", user)
                    .setParameter("client", client)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultStream()
                    .forEach(session -> end(session, reason, actor, now));
        });
    }

    /** Ends all sessions that came of a browser's sign-in. @param actor who does it, if that is known */
    public void endAllOf(UUID signIn, EndReason reason, @Nullable UUID actor) {
        transaction.run(() -> {
            Instant now = now();
            em.createQuery(
                            "select s from Session s where s.signIn = :signIn and s.endedAt is null order by s.id",
                            Session.class)
                    .setParameter("signIn", signIn)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultStream()
                    .forEach(session -> end(session, reason, actor, now));
        });
    }

    void endAll(@Observes AccessEnded event) {
        endAll(event.user(), event.keptSession(), EndReason.of(event.reason()), event.actor());
    }

    /** @return live sessions of a user, newest first, with an id below the one given */
    List<Session> live(UUID user, UUID before, int limit) {
        return transaction.run(() -> {
            Instant now = now();
            return em.createQuery("""
                        select s from Session s where s.user = :user and s.endedAt is null and s.expiresAt > :now
                        and s.lastUsedAt > :idle and s.id < :before order by s.id desc""", Session.class)
                    .setParameter("user", user)
                    .setParameter("now", now)
                    .setParameter("idle", now.minus(lifetimes.idle()))
                    .setParameter("before", before)
                    .setMaxResults(limit)
                    .getResultList();
        });
    }

    private void end(Session session, EndReason reason, @Nullable UUID actor, Instant now) {
        if (session.end(reason, now)) {
            events.ended(session, reason, actor);
            sessionEnded.fire(new SessionEnded(session, reason));
        }
    }

    /** The session of a refresh token, locked and as it is now, in one statement. */
    private Optional<Session> lockedOwner(String hash) {
        transaction.require();
        return em.createNamedQuery(Session.LOCKED_OWNER, Session.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** @return both in one statement, as they are after the session was locked; null if one of them is gone */
    private Object @Nullable [] tokenAndUser(String hash, Session session) {
        return em
                .createQuery(
                        "select t, u from RefreshToken t, User u where t.hash = :hash and u.id = :user", Object[].class)
                .setParameter("hash", hash)
                .setParameter("user", session.user())
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }

    private Optional<Session> locked(UUID id) {
        return Optional.ofNullable(em.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private Instant now() {
        return InstantColumn.now(clock);
    }
}
