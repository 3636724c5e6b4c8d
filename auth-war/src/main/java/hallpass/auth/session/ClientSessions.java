package hallpass.auth.session;

import hallpass.auth.client.ClientRemoved;
import hallpass.database.InstantColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;

/** Ends the sessions in which users have signed in to a client that is gone. */
@ApplicationScoped
class ClientSessions {

    @PersistenceContext
    EntityManager em;

    @Inject
    SessionEvents events;

    @Inject
    Clock clock;

    void end(@Observes ClientRemoved removed) {
        Instant now = InstantColumn.now(clock);
        em.createQuery(
                        "select s from Session s where s.clientId = :client and s.endedAt is null order by s.id",
                        Session.class)
                .setParameter("client", removed.client())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(session -> session.end(EndReason.CLIENT_DELETED, now))
                .forEach(session -> events.ended(session, EndReason.CLIENT_DELETED, null));
    }
}
