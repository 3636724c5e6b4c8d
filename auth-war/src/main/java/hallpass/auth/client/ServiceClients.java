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
import jakarta.enterprise.event.Event;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The service clients in the database. */
@ApplicationScoped
public class ServiceClients {

    /** The built-in public client of users; no service can be called so. */
    public static final String BUILT_IN = "hallpass";

    /** Its last use is noted to about a day, so that using it hardly ever costs a write. */
    private static final Duration NOTED = Duration.ofDays(1);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    ServiceTokens tokens;

    @Inject
    SecurityEvents events;

    @Inject
    Event<ClientRemoved> removed;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

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
    ServiceClient add(NewClient asked, Secret secret, @Nullable Object admin) {
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

    /**
     * @param change what becomes of the client as it is now; it may refuse
     * @param actor who does it
     * @return empty if there is no such client
     */
    Optional<ServiceClient> change(String id, Function<ServiceClient, NewClient> change, Object actor) {
        return locked(id).map(client -> {
            client.become(change.apply(client), InstantColumn.now(clock));
            em.flush(); // for the version that the answer tells
            events.record(
                    SecurityEvent.success(EventType.CLIENT_CHANGED).by(actor).to(id));
            return client;
        });
    }

    /** @param overlap for how long the former secret stays good @return empty if there is no such client */
    Optional<ServiceClient> renew(String id, Secret secret, Duration overlap, Object admin) {
        return locked(id).map(client -> {
            if (!client.usesSecret()) {
                throw ProblemException.conflict("no-secret", "This client does not authenticate with a secret.");
            }
            client.renew(secret, overlap, InstantColumn.now(clock));
            em.flush();
            events.record(SecurityEvent.success(EventType.CLIENT_SECRET_RENEWED)
                    .by(admin)
                    .to(id));
            return client;
        });
    }

    /** @return whether there was one */
    boolean remove(String id, Consumer<ServiceClient> precondition, @Nullable Object admin) {
        Optional<ServiceClient> client = locked(id);
        client.ifPresent(found -> {
            precondition.accept(found);
            tokens.endAll(found);
            removed.fire(new ClientRemoved(id));
            em.remove(found);
            events.record(
                    SecurityEvent.success(EventType.CLIENT_DELETED).by(admin).to(id));
        });
        return client.isPresent();
    }

    /** @return those that registered themselves before that time and have never been used since, the oldest first */
    List<String> neverUsed(Instant before, int limit) {
        return transaction.run(() -> em.createQuery("""
                        select c.id from ServiceClient c where c.registrationTokenHash is not null
                        and c.lastUsedAt is null and c.createdAt < :before order by c.createdAt""", String.class)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList());
    }

    /** Changes no version: what a client registered is the same as before. */
    void used(ServiceClient client) {
        Instant now = InstantColumn.now(clock);
        if (client.wasUnusedSince(now.minus(NOTED))) {
            transaction.run(() -> {
                em.createQuery("update ServiceClient c set c.lastUsedAt = :now where c.id = :id")
                        .setParameter("now", now)
                        .setParameter("id", client.id())
                        .executeUpdate();
            });
        }
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
