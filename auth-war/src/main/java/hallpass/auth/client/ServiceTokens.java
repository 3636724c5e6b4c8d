package hallpass.auth.client;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.status.StatusIndexes;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which access tokens of service clients are good. A deleted client's are gone with it. */
@ApplicationScoped
public class ServiceTokens {

    /**
     * How long the row of an expired token is kept. The token says itself that it is over, so a little more than clocks
     * differ is enough.
     */
    private static final Duration KEPT = Duration.ofMinutes(1);

    /**
     * After the token's end nobody gets its place for this long: a server whose clock is slow may still take the token.
     */
    private static final Duration PLACE_KEPT = Duration.ofHours(2);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    StatusIndexes statusIndexes;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "service clients' expired tokens", this::removeExpired);
    }

    public ServiceToken begin(ServiceClient client, Instant expiresAt) {
        ServiceToken token = new ServiceToken(
                UUID.randomUUID(), client.id(), expiresAt, statusIndexes.allocate(expiresAt.plus(PLACE_KEPT)));
        em.persist(token);
        return token;
    }

    /** Ends all tokens of a client, everywhere and not only where they are looked up. */
    void endAll(ServiceClient client) {
        em.createQuery(
                        "select t from ServiceToken t where t.client = :client and t.expiresAt > :now",
                        ServiceToken.class)
                .setParameter("client", client.id())
                .setParameter("now", clock.instant())
                .getResultStream()
                .forEach(token -> statusIndexes.end(token.statusIndex()));
    }

    /** @return whether this is a token of that client, and not revoked */
    public boolean lives(UUID id, String client) {
        return transaction.run(() -> Optional.ofNullable(em.find(ServiceToken.class, id))
                .filter(token -> token.isOf(client))
                .filter(token -> token.livesAt(clock.instant()))
                .isPresent());
    }

    /** Ends one token; the client's others go on (RFC 7009 section 2.1). */
    public void revoke(UUID id, String client) {
        transaction.run(() -> {
            Optional.ofNullable(em.find(ServiceToken.class, id, LockModeType.PESSIMISTIC_WRITE))
                    .filter(token -> token.isOf(client))
                    .filter(token -> token.revoke(InstantColumn.now(clock)))
                    .ifPresent(token -> {
                        statusIndexes.end(token.statusIndex());
                        events.record(SecurityEvent.success(EventType.TOKEN_REVOKED)
                                .bySelf(client)
                                .through(client)
                                .because("token " + id));
                    });
        });
    }

    private void removeExpired() {
        transaction.run(() -> em.createQuery("delete from ServiceToken t where t.expiresAt < :before")
                .setParameter("before", clock.instant().minus(KEPT))
                .executeUpdate());
    }
}
