package hallpass.auth.session;

import hallpass.database.InstantColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Looks at sessions and their tokens, and changes nothing. */
@ApplicationScoped
public class SessionStates {

    @PersistenceContext(unitName = "auth")
    EntityManager database;

    @Inject
    Clock clock;

    /** @return empty where no such refresh token was given out, or long ago */
    @Transactional
    public Optional<RefreshTokenState> of(RefreshTokenValue presented) {
        RefreshToken token = database.find(RefreshToken.class, presented.hash());
        Session session = token == null ? null : database.find(Session.class, token.session());
        if (token == null || session == null) {
            return Optional.empty();
        }
        Instant now = InstantColumn.now(clock);
        boolean usable = session.livesAt(now) && !token.spent() && now.isBefore(token.expiresAt());
        return Optional.of(new RefreshTokenState(session, token.issuedAt(), token.expiresAt(), usable));
    }

    /** @return the session where it lives */
    @Transactional
    public Optional<Session> live(UUID id) {
        return Optional.ofNullable(database.find(Session.class, id))
                .filter(session -> session.livesAt(InstantColumn.now(clock)));
    }
}
