package hallpass.auth.session;

import hallpass.auth.credential.ProvenUser;
import hallpass.auth.status.StatusIndex;
import hallpass.auth.status.StatusIndexes;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Begins sessions. A new session locks the user's row. */
@ApplicationScoped
public class SessionStarts {

    @PersistenceContext
    EntityManager em;

    @Inject
    Users users;

    @Inject
    SessionLifetimes lifetimes;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    SessionEvents events;

    @Inject
    Transaction transaction;

    @Inject
    StatusIndexes statusIndexes;

    @Inject
    Clock clock;

    /** @throws InvalidGrantException if the user was disabled or deleted, or its password changed, since the check */
    public SignedIn begin(ProvenUser proven, Device device) {
        return transaction.run(() -> {
            User user = users.locked(proven.id())
                    .filter(found -> !found.disabled())
                    .filter(proven::holdsFor)
                    .orElseThrow(() -> new InvalidGrantException("The e-mail or the password is wrong."));
            Instant now = InstantColumn.now(clock);
            Session session = added(new Session(Ids.next(), user.id(), device, now, lifetimes.sessionEnd(now)));
            events.began(session);
            return refreshTokens.first(user, session, now);
        });
    }

    /**
     * In the transaction that is there, in which the sign-in was found alive.
     *
     * @throws InvalidGrantException if the user was disabled or deleted
     */
    public SignedIn begin(Granted granted) {
        transaction.require();
        User user = users.locked(granted.user())
                .filter(found -> !found.disabled())
                .orElseThrow(() -> new InvalidGrantException("The user is not there any more."));
        Instant now = InstantColumn.now(clock);
        Instant end = granted.refreshable() ? lifetimes.sessionEnd(now) : granted.until();
        Session session = added(new Session(Ids.next(), granted, now, end));
        events.startedFor(session);
        return granted.refreshable()
                ? refreshTokens.first(user, session, now)
                : new SignedIn(user, session, null, Duration.ZERO);
    }

    private Session added(Session session) {
        session.listedAs(statusIndexes.allocate(session.expiresAt().plus(StatusIndex.KEPT)));
        em.persist(session);
        em.flush(); // before its token, which refers to it
        return session;
    }
}
