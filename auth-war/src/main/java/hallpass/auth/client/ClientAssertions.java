package hallpass.auth.client;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import hallpass.auth.secret.Sha256;
import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import hallpass.database.write.KeyedLock;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks assertions by which clients authenticate (RFC 7523 section 3). Each is good once, on all replicas. */
@ApplicationScoped
class ClientAssertions {

    private static final Duration SKEW = Duration.ofSeconds(10);

    /** The longest time between the making of an assertion and its end. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int MAX_JTI = 512;

    private final KeyedLock lock = new KeyedLock();

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    ClientJwks keys;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "used assertions of clients", this::removeExpired);
    }

    /**
     * @param audiences how this server may be called: an assertion names it so, and nobody else
     * @return what is wrong with it, for the log; empty if it proves that the client made it, and it is used up now
     */
    Optional<String> objection(ServiceClient client, SignedJWT assertion, Set<String> audiences) {
        try {
            String unlike = client.tokenEndpointAuthSigningAlg()
                            .filter(alg -> !alg.equals(assertion.getHeader().getAlgorithm()))
                            .isPresent()
                    ? "another algorithm than was registered"
                    : claimsObjection(client, assertion.getJWTClaimsSet(), audiences);
            if (unlike != null) {
                return Optional.of(unlike);
            }
            if (!keys.hasSigned(client, assertion)) {
                return Optional.of("not signed by a key of the client");
            }
            JWTClaimsSet claims = assertion.getJWTClaimsSet();
            Instant end = claims.getExpirationTime().toInstant().plus(SKEW);
            return isFirst(client.id(), claims.getJWTID(), end) ? Optional.empty() : Optional.of("used before");
        } catch (ParseException malformed) {
            return Optional.of("malformed");
        }
    }

    private @Nullable String claimsObjection(ServiceClient client, JWTClaimsSet claims, Set<String> audiences) {
        Instant now = clock.instant();
        String jti = claims.getJWTID();
        List<String> named = claims.getAudience();
        if (!client.id().equals(claims.getIssuer()) || !client.id().equals(claims.getSubject())) {
            return "iss or sub is another";
        }
        if (named.isEmpty() || !audiences.containsAll(named)) {
            return "for another audience";
        }
        if (jti == null || jti.isEmpty() || jti.length() > MAX_JTI) {
            return "no jti";
        }
        Instant end = instant(claims.getExpirationTime());
        if (end == null || !now.isBefore(end.plus(SKEW)) || end.isAfter(now.plus(LONGEST))) {
            return "expired, or good for too long";
        }
        Instant made = instant(claims.getIssueTime());
        if (made != null && (made.isAfter(now.plus(SKEW)) || made.isBefore(now.minus(LONGEST)))) {
            return "not made just now";
        }
        Instant begin = instant(claims.getNotBeforeTime());
        return begin != null && begin.isAfter(now.plus(SKEW)) ? "not good yet" : null;
    }

    boolean isFirst(String client, String jti, Instant end) {
        String hash = Sha256.base64((client + "\n" + jti).getBytes(StandardCharsets.UTF_8));
        return lock.run(hash, () -> {
            try {
                return transaction.run(() -> add(hash, end));
            } catch (PersistenceException e) { // another replica took the same assertion at this moment
                if (transaction.run(() -> em.find(ClientAssertion.class, hash) != null)) {
                    return false;
                }
                throw e;
            }
        });
    }

    private boolean add(String hash, Instant end) {
        if (em.find(ClientAssertion.class, hash) != null) {
            return false;
        }
        em.persist(new ClientAssertion(hash, end));
        em.flush();
        return true;
    }

    private void removeExpired() {
        transaction.run(() -> em.createQuery("delete from ClientAssertion a where a.expiresAt < :now")
                .setParameter("now", clock.instant())
                .executeUpdate());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
