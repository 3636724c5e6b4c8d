package hallpass.auth.session;

import hallpass.auth.secret.Secret;
import hallpass.auth.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives out refresh tokens, each the successor of another one or the first of its session. */
@ApplicationScoped
class RefreshTokens {

    @PersistenceContext
    EntityManager em;

    @Inject
    SessionLifetimes lifetimes;

    @Inject
    SecureRandom random;

    SignedIn first(User user, Session session, Instant now) {
        Secret value = Secret.random(random);
        return signedIn(user, session, value, issue(value, session, now), now);
    }

    SignedIn rotate(Secret presented, RefreshToken token, User user, Session session, Instant now) {
        String nonce = Secret.random(random).text();
        token.spend(nonce, now);
        session.used(now);
        Secret successor = presented.derived(nonce);
        return signedIn(user, session, successor, issue(successor, session, now), now);
    }

    /** @return empty if it is too late to ask once more, or the successor was used */
    Optional<SignedIn> sameSuccessor(Secret presented, RefreshToken token, User user, Session session, Instant now) {
        String nonce = token.nonce();
        Instant spentAt = token.spentAt();
        if (nonce != null && spentAt != null && !now.isAfter(spentAt.plus(SessionLifetimes.REPEATABLE))) {
            Secret successor = presented.derived(nonce);
            RefreshToken unused = em.find(RefreshToken.class, successor.hash());
            if (unused != null && !unused.spent()) {
                return Optional.of(signedIn(user, session, successor, unused, now));
            }
        }
        return Optional.empty();
    }

    private RefreshToken issue(Secret value, Session session, Instant now) {
        RefreshToken token = new RefreshToken(value, session.id(), now, lifetimes.refreshTokenEnd(now, session));
        em.persist(token);
        return token;
    }

    private static SignedIn signedIn(User user, Session session, Secret value, RefreshToken token, Instant now) {
        return new SignedIn(user, session, value, Duration.between(now, token.expiresAt()));
    }
}
