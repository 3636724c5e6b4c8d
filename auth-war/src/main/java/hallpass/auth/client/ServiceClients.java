package hallpass.auth.client;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.secret.Secret;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The service clients in the database. */
@ApplicationScoped
public class ServiceClients {

    /** The built-in public client of users; no service can be called so. */
    public static final String BUILT_IN = "hallpass";

    /** Compared with the secret if there is no such client, so that the answer takes as long. */
    private static final String NOBODYS_HASH = new Secret("").hash();

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    ServiceTokens tokens;

    @Inject
    SecurityEvents events;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** @return the client if this is its secret; empty for an unknown client and a wrong secret alike */
    public Optional<ServiceClient> authenticated(String id, String secret) {
        Secret presented = new Secret(secret);
        Optional<ServiceClient> client = find(id);
        boolean right = client.map(found -> found.hasSecret(presented, clock.instant()))
                .orElseGet(() -> presented.isHashedAs(NOBODYS_HASH) && client.isPresent());
        if (!right) {
            events.record(SecurityEvent.failure(EventType.CLIENT_AUTHENTICATION)
                    .to(ClientId.isPossible(id) ? id : null)
                    .because(client.isPresent() ? "wrong secret" : "unknown client"));
        }
        return client.filter(found -> right);
    }

    public Optional<ServiceClient> find(String id) {
        return transaction.run(() ->
                ClientId.isPossible(id) ? Optional.ofNullable(em.find(ServiceClient.class, id)) : Optional.empty());
    }

    /** @param after the id that the page before ended with */
    List<ServiceClient> page(String after, int limit) {
        return transaction.run(() -> em.createQuery(
                        "select c from ServiceClient c where c.id > :after order by c.id", ServiceClient.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList());
    }

    /** @throws ProblemException 409 if the id is taken */
    ServiceClient add(NewClient asked, Secret secret, Object admin) {
        String id = asked.clientId() == null ? Ids.next().toString() : asked.clientId();
        if (id.equals(BUILT_IN) || em.find(ServiceClient.class, id) != null) {
            throw ProblemException.conflict("client-taken", "A client with this client_id is there already.");
        }
        Instant now = InstantColumn.now(clock);
        ServiceClient client = new ServiceClient(id, asked, now);
        if (client.usesSecret()) {
            client.renew(secret, Duration.ZERO, now);
        }
        em.persist(client);
        em.flush();
        events.record(
                SecurityEvent.success(EventType.CLIENT_REGISTERED).by(admin).to(id));
        return client;
    }

    /** @return whether there was one */
    boolean remove(String id, Consumer<ServiceClient> precondition, Object admin) {
        Optional<ServiceClient> client = locked(id);
        client.ifPresent(found -> {
            precondition.accept(found);
            tokens.endAll(found);
            em.remove(found);
            events.record(
                    SecurityEvent.success(EventType.CLIENT_DELETED).by(admin).to(id));
        });
        return client.isPresent();
    }

    /** @return the roles that at least one client has */
    public Set<String> roles() {
        return transaction.run(() -> em.createQuery("select c from ServiceClient c", ServiceClient.class)
                .getResultStream()
                .flatMap(client -> client.roles().stream())
                .collect(Collectors.toSet()));
    }

    /** @return the names of those of the clients that are there, by client_id */
    public Map<String, String> names(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : transaction.run(
                        () -> em.createQuery("select c from ServiceClient c where c.id in :ids", ServiceClient.class)
                                .setParameter("ids", ids)
                                .getResultStream()
                                .collect(Collectors.toMap(ServiceClient::id, ServiceClient::name)));
    }

    Secret newSecret() {
        return Secret.random(random);
    }

    private Optional<ServiceClient> locked(String id) {
        return ClientId.isPossible(id)
                ? Optional.ofNullable(em.find(ServiceClient.class, id, LockModeType.PESSIMISTIC_WRITE))
                : Optional.empty();
    }
}
