package hallpass.auth.authorize;

import hallpass.auth.client.ClientRemoved;
import hallpass.auth.secret.Secret;
import hallpass.auth.sso.BrowserSignIn;
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
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The authorization codes in the database. */
@ApplicationScoped
class AuthorizationCodes {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    /**
     * For this long a second use of a code is noticed, and ends what the first use gave. After it the code is unknown.
     */
    private static final Duration KEPT = Duration.ofHours(2);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "authorization codes", this::removeOld);
    }

    Secret issue(AuthorizationRequest request, BrowserSignIn signIn) {
        return transaction.run(() -> {
            Secret value = Secret.random(random);
            Instant now = InstantColumn.now(clock);
            em.persist(new AuthorizationCode(value, request, signIn, now, now.plus(LIFETIME)));
            return value;
        });
    }

    /** The code, locked until the running transaction ends, so that of two uses at once one comes second. */
    Optional<AuthorizationCode> locked(Secret value) {
        transaction.require();
        return Optional.ofNullable(em.find(AuthorizationCode.class, value.hash(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Codes that a client has not exchanged are good for nothing from now on. */
    void voidUnused(UUID user, String client) {
        em.createQuery("delete from AuthorizationCode c where c.user = :user and c.client = :client"
                        + " and c.session = :none")
                .setParameter("user", user)
                .setParameter("client", client)
                .setParameter("none", AuthorizationCode.NONE)
                .executeUpdate();
    }

    void forget(@Observes ClientRemoved removed) {
        em.createQuery("delete from AuthorizationCode c where c.client = :client")
                .setParameter("client", removed.client())
                .executeUpdate();
    }

    private void removeOld() {
        transaction.run(() -> em.createQuery("delete from AuthorizationCode c where c.expiresAt < :before")
                .setParameter("before", clock.instant().minus(KEPT))
                .executeUpdate());
    }
}
