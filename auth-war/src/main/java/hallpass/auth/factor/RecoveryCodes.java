package hallpass.auth.factor;

import hallpass.auth.authenticator.AuthenticatorKind;
import hallpass.auth.authenticator.AuthenticatorView;
import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.authenticator.FactorsChanged;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.key.KeyedHash;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import hallpass.resource.stepup.Acr;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The recovery codes of all users. They stand in for another second factor and are none by themselves. Their hashes are
 * keyed: without the servers' secret nobody can try all codes against a copy of the table.
 */
@ApplicationScoped
class RecoveryCodes implements AuthenticatorKind {

    static final int COUNT = 10;

    private static final String KIND = "recovery-codes";
    private static final String PURPOSE = "recovery-code";

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Users users;

    @Inject
    Authenticators authenticators;

    @Inject
    KeyedHash keyedHash;

    @Inject
    SecurityEvents events;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    @Override
    public Optional<Acr> strength() {
        return Optional.empty();
    }

    @Override
    public boolean isHadBy(UUID user) {
        return all(user).stream().anyMatch(code -> code.usedAt() == null);
    }

    /** @return one for all codes */
    @Override
    public List<AuthenticatorView> of(UUID user) {
        List<RecoveryCode> codes = all(user);
        Instant used = codes.stream()
                .map(RecoveryCode::usedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        int left = (int) codes.stream().filter(code -> code.usedAt() == null).count();
        return codes.stream()
                .limit(1)
                .map(first -> new AuthenticatorView(first.id(), KIND, null, first.createdAt(), used, left))
                .toList();
    }

    @Override
    public void removeAll(UUID user) {
        em.createQuery("delete from RecoveryCode c where c.user = :user")
                .setParameter("user", user)
                .executeUpdate();
    }

    /**
     * Makes new codes. Those of before are worth nothing any more.
     *
     * @return to be shown once
     * @throws ProblemException 409 if the user has no second factor
     */
    List<String> renew(UUID user) {
        return transaction.run(() -> {
            users.requireLocked(user);
            if (!authenticators.haveFactor(user)) {
                throw ProblemException.conflict("no-factor", "Set up a second factor first.");
            }
            removeAll(user);
            Instant now = InstantColumn.now(clock);
            List<String> codes = Stream.generate(() -> RecoveryCodeText.random(random))
                    .distinct()
                    .limit(COUNT)
                    .toList();
            codes.forEach(code -> em.persist(new RecoveryCode(Ids.next(), user, hash(user, code), now)));
            events.record(
                    SecurityEvent.success(EventType.RECOVERY_CODES_CREATED).bySelf(user));
            return codes;
        });
    }

    /** @return new codes for a user who has none left; otherwise none */
    List<String> complete(UUID user) {
        return transaction.run(() -> isHadBy(user) ? List.of() : renew(user));
    }

    /** Takes a code, once, on all replicas. @return whether it is good */
    boolean use(UUID user, String typed) {
        return transaction.run(() -> em.createQuery("update RecoveryCode c set c.usedAt = :now where c.user = :user"
                                + " and c.hash = :hash and c.usedAt is null")
                        .setParameter("now", InstantColumn.now(clock))
                        .setParameter("user", user)
                        .setParameter("hash", hash(user, typed))
                        .executeUpdate()
                == 1);
    }

    /** Without a factor that they stand in for they are good for nothing. */
    void removeUseless(@Observes FactorsChanged change) {
        if (!authenticators.haveFactor(change.user())) {
            removeAll(change.user());
        }
    }

    private String hash(UUID user, String code) {
        return keyedHash.of(PURPOSE, user + " " + RecoveryCodeText.read(code));
    }

    private List<RecoveryCode> all(UUID user) {
        return em.createQuery("select c from RecoveryCode c where c.user = :user order by c.id", RecoveryCode.class)
                .setParameter("user", user)
                .getResultList();
    }
}
