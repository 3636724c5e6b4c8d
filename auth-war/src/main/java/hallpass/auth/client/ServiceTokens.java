package hallpass.auth.client;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.database.InstantColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which access tokens of service clients are good. A deleted client's are gone with it. */
@ApplicationScoped
public class ServiceTokens {

    /** An expired one is refused by its own word; kept a little longer than clocks differ. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    @PersistenceContext(unitName = "auth")
    EntityManager database;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    /** @return the {@code jti} of a new token */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID begin(ServiceClient client, Instant expiresAt) {
        UUID id = UUID.randomUUID();
        database.persist(new ServiceToken(id, client.id(), expiresAt));
        return id;
    }

    /** @return whether this is a token of that client, and not revoked */
    @Transactional
    public boolean lives(UUID id, String client) {
        return Optional.ofNullable(database.find(ServiceToken.class, id))
                .filter(token -> token.isOf(client))
                .filter(token -> token.livesAt(clock.instant()))
                .isPresent();
    }

    /** Ends one token; the client's others go on (RFC 7009 section 2.1). */
    @Transactional
    public void revoke(UUID id, String client) {
        Optional.ofNullable(database.find(ServiceToken.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(token -> token.isOf(client))
                .filter(token -> token.revoke(InstantColumn.now(clock)))
                .ifPresent(token -> events.record(SecurityEvent.success(EventType.TOKEN_REVOKED)
                        .by(client)
                        .to(client)
                        .through(client)
                        .because("token " + id)));
    }

    @Transactional
    int removeExpired() {
        return database.createQuery("delete from ServiceToken t where t.expiresAt < :before")
                .setParameter("before", clock.instant().minus(KEPT))
                .executeUpdate();
    }
}
