package hallpass.auth.session;

import hallpass.auth.secret.Secret;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads sessions and their tokens, and changes nothing. */
@ApplicationScoped
public class SessionStates {

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    /** @return empty if no such refresh token was given out, or long ago */
    public Optional<RefreshTokenState> of(Secret presented) {
        return transaction.run(() -> {
            RefreshToken token = em.find(RefreshToken.class, presented.hash());
            Session session = token == null ? null : em.find(Session.class, token.session());
            if (token == null || session == null) {
                return Optional.empty();
            }
            Instant now = InstantColumn.now(clock);
            boolean usable = session.livesAt(now) && !token.spent() && now.isBefore(token.expiresAt());
            return Optional.of(new RefreshTokenState(session, token.issuedAt(), token.expiresAt(), usable));
        });
    }

    /** @return the session if it lives */
    public Optional<Session> live(UUID id) {
        return transaction.run(() -> Optional.ofNullable(em.find(Session.class, id))
                .filter(session -> session.livesAt(InstantColumn.now(clock))));
    }

    /** @return the live sessions that came of browsers' sign-ins, newest first */
    public List<Session> liveOf(Collection<UUID> signIns) {
        if (signIns.isEmpty()) {
            return List.of();
        }
        Instant now = InstantColumn.now(clock);
        return transaction.run(() -> em.createQuery(
                        "select s from Session s where s.signIn in :signIns and s.endedAt is null order by s.id desc",
                        Session.class)
                .setParameter("signIns", signIns)
                .getResultStream()
                .filter(session -> session.livesAt(now))
                .toList());
    }

    /** @return the session, whether it lives or not; empty if it was over long ago */
    public Optional<Session> find(UUID id) {
        return transaction.run(() -> Optional.ofNullable(em.find(Session.class, id)));
    }
}
