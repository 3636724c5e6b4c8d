package hallpass.auth.logout;

import hallpass.auth.client.ServiceClients;
import hallpass.auth.openid.SubjectIds;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.Session;
import hallpass.auth.session.SessionEnded;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The notices in the database. They are written with the end that they tell of, so none is lost. */
@ApplicationScoped
class LogoutNotices {

    private static final Duration KEPT_IF_SENT = Duration.ofDays(1);
    private static final Duration KEPT_IF_FAILED = Duration.ofDays(30);

    @PersistenceContext
    EntityManager em;

    @Inject
    ServiceClients clients;

    @Inject
    Users users;

    @Inject
    SubjectIds subjects;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    /** A client that gave its refresh token back knows that itself. */
    void note(@Observes SessionEnded event) {
        if (event.reason() != EndReason.REVOKED) {
            Session session = event.session();
            clients.find(session.clientId())
                    .filter(client -> client.backchannelLogoutUri().isPresent())
                    .flatMap(client -> users.find(session.user()))
                    .ifPresent(user -> em.persist(new LogoutNotice(
                            Ids.next(),
                            session.clientId(),
                            session.id(),
                            subjects.of(user, session.clientId()),
                            InstantColumn.now(clock))));
        }
    }

    /** @return the clients that are to be told something now, the one that waits longest first */
    List<String> clientsWaiting(int limit) {
        return transaction.run(() -> em.createQuery(
                        "select n.client from LogoutNotice n where n.nextAttemptAt <= :now"
                                + " group by n.client order by min(n.nextAttemptAt)",
                        String.class)
                .setParameter("now", InstantColumn.now(clock))
                .setMaxResults(limit)
                .getResultList());
    }

    /** @return ids of what a client is to be told now, oldest first */
    List<UUID> due(String client, int limit) {
        return transaction.run(() -> em.createQuery(
                        "select n.id from LogoutNotice n where n.client = :client and n.nextAttemptAt <= :now"
                                + " order by n.nextAttemptAt, n.id",
                        UUID.class)
                .setParameter("client", client)
                .setParameter("now", InstantColumn.now(clock))
                .setMaxResults(limit)
                .getResultList());
    }

    /** Locks the notice until the transaction that is there ends. */
    Optional<LogoutNotice> locked(UUID id) {
        transaction.require();
        return Optional.ofNullable(em.find(LogoutNotice.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    void remove(LogoutNotice notice) {
        em.remove(notice);
    }

    /** @param state null for all @return newest first, with an id below the one given */
    List<LogoutNotice> page(@Nullable NoticeState state, UUID before, int limit) {
        String ofState = state == null ? "" : " and n.state = :state";
        return transaction.run(() -> {
            var query = em.createQuery(
                            "select n from LogoutNotice n where n.id < :before" + ofState + " order by n.id desc",
                            LogoutNotice.class)
                    .setParameter("before", before)
                    .setMaxResults(limit);
            if (state != null) {
                query.setParameter("state", state);
            }
            return query.getResultList();
        });
    }

    /** @return how many */
    int removeOld() {
        Instant now = clock.instant();
        return transaction.run(() -> em.createQuery("delete from LogoutNotice n where n.finishedAt < :failed"
                        + " or (n.state = :sent and n.finishedAt < :done)")
                .setParameter("failed", now.minus(KEPT_IF_FAILED))
                .setParameter("sent", NoticeState.SENT)
                .setParameter("done", now.minus(KEPT_IF_SENT))
                .executeUpdate());
    }
}
