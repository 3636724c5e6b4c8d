package hallpass.auth.passkey;

import hallpass.auth.key.KeyedHash;
import hallpass.auth.secret.Secret;
import hallpass.auth.user.Users;
import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Gives out challenges and takes each back once. Only what was used is written, so strangers fill no table; and the
 * database is asked, so a challenge is good on every replica and good once on all of them.
 */
@ApplicationScoped
class Challenges {

    /** As long as WebAuthn Level 3 section 15.1 recommends for a ceremony with user verification. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String PURPOSE = "passkey ";

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    KeyedHash keyedHash;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "used challenges of passkeys", this::removeOld);
    }

    /** @param bound names the browser or the session that may answer */
    Challenge begin(Ceremony ceremony, String bound) {
        String nonce = Secret.random(random).text();
        Instant expiresAt = Instant.ofEpochSecond(clock.instant().plus(LIFETIME).getEpochSecond());
        return new Challenge(nonce, expiresAt, keyedHash.of(PURPOSE + ceremony, signed(nonce, expiresAt, bound)));
    }

    /** @throws PasskeyException if it is none of ours, too old, or bound to another ceremony, browser or session */
    Challenge require(byte[] presented, Ceremony ceremony, String bound) {
        Challenge challenge = Challenge.parse(presented).orElseThrow(() -> new PasskeyException("not our challenge"));
        String signed = signed(challenge.nonce(), challenge.expiresAt(), bound);
        if (!keyedHash.matches(challenge.proof(), PURPOSE + ceremony, signed)) {
            throw new PasskeyException("the challenge of another ceremony");
        }
        if (!clock.instant().isBefore(challenge.expiresAt())) {
            throw new PasskeyException("the challenge is too old");
        }
        return challenge;
    }

    /** Notes in the transaction that is there that it was used. @throws PasskeyException if it was before */
    void spend(Challenge challenge) {
        transaction.require();
        if (em.find(SpentChallenge.class, challenge.nonce()) != null) {
            throw used();
        }
        em.persist(new SpentChallenge(challenge.nonce(), challenge.expiresAt()));
        Users.flush(em, Challenges::used); // at the same moment on another replica
    }

    /** Forgets those that are too old to be used once more. */
    private void removeOld() {
        transaction.run(() -> em.createQuery("delete from SpentChallenge c where c.expiresAt < :now")
                .setParameter("now", clock.instant())
                .executeUpdate());
    }

    private static PasskeyException used() {
        return new PasskeyException("the challenge was used before");
    }

    private static String signed(String nonce, Instant expiresAt, String bound) {
        return nonce + " " + expiresAt.getEpochSecond() + " " + bound;
    }
}
