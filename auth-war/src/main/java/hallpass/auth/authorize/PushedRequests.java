package hallpass.auth.authorize;

import hallpass.auth.client.ClientRemoved;
import hallpass.auth.secret.Secret;
import hallpass.auth.token.Form;
import hallpass.database.Housekeeping;
import hallpass.database.InstantColumn;
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
import java.util.Optional;

/** The pushed requests in the database. */
@ApplicationScoped
class PushedRequests {

    /** A person may have to sign in meanwhile, or even make an account. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

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
        housekeeping.every(Duration.ofMinutes(10), "pushed authorization requests", this::removeExpired);
    }

    static boolean isReference(String requestUri) {
        return requestUri.startsWith(PREFIX);
    }

    /** @return its {@code request_uri} */
    String keep(Form parameters, String client) {
        Secret reference = Secret.random(random);
        Instant end = InstantColumn.now(clock).plus(LIFETIME);
        String kept = parameters.encodedWithout("client_secret", "client_assertion", "client_assertion_type");
        transaction.run(() -> em.persist(new PushedRequest(reference, client, kept, end)));
        return PREFIX + reference.text();
    }

    /** @return empty if it is not this client's, or was answered, or is too old */
    Optional<Form> find(String requestUri, String client) {
        return transaction.run(() -> Optional.ofNullable(em.find(PushedRequest.class, hash(requestUri)))
                .filter(found -> found.client().equals(client))
                .filter(found -> !found.expiredAt(InstantColumn.now(clock)))
                .map(found -> Form.parse(found.parameters())));
    }

    /** Good once (RFC 9126 section 4). @return whether it was still there */
    boolean remove(String requestUri) {
        return transaction.run(() -> em.createQuery("delete from PushedRequest r where r.hash = :hash")
                        .setParameter("hash", hash(requestUri))
                        .executeUpdate())
                == 1;
    }

    void forget(@Observes ClientRemoved removed) {
        em.createQuery("delete from PushedRequest r where r.client = :client")
                .setParameter("client", removed.client())
                .executeUpdate();
    }

    private void removeExpired() {
        transaction.run(() -> em.createQuery("delete from PushedRequest r where r.expiresAt < :now")
                .setParameter("now", clock.instant())
                .executeUpdate());
    }

    private static String hash(String requestUri) {
        return new Secret(requestUri.substring(PREFIX.length())).hash();
    }
}
