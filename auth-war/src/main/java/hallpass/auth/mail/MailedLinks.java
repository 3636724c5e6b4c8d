package hallpass.auth.mail;

import hallpass.auth.secret.Secret;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
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

/** The links in the database. */
@ApplicationScoped
class MailedLinks {

    private static final Duration WINDOW = Duration.ofHours(1);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    MailSettings settings;

    @Inject
    Clock clock;

    /** Notes that mail is wanted. That is always one row, whatever the address. */
    void ask(Purpose purpose, MailOrder asked) {
        transaction.run(() -> em.persist(link(purpose, asked)));
    }

    void askToRegister(MailOrder asked, @Nullable String name, @Nullable String passwordHash) {
        transaction.run(() -> {
            MailedLink link = link(Purpose.REGISTRATION, asked);
            link.registers(name, passwordHash);
            em.persist(link);
        });
    }

    private MailedLink link(Purpose purpose, MailOrder asked) {
        Instant now = InstantColumn.now(clock);
        return new MailedLink(Ids.next(), purpose, asked, now, now.plus(settings.lifetime(purpose)));
    }

    /** @return ids of mails that wait to be sent, oldest first */
    List<UUID> due(int limit) {
        return transaction.run(() -> em.createQuery(
                        "select l.id from MailedLink l where l.nextAttemptAt <= :now order by l.nextAttemptAt",
                        UUID.class)
                .setParameter("now", InstantColumn.now(clock))
                .setMaxResults(limit)
                .getResultList());
    }

    /** Locks the link until the transaction that is there ends. */
    Optional<MailedLink> locked(UUID id) {
        return Optional.ofNullable(em.find(MailedLink.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** @return the link of this token, if it is still good */
    Optional<MailedLink> live(Secret token) {
        return transaction.run(() -> {
            Instant now = InstantColumn.now(clock);
            return em.createQuery("select l from MailedLink l where l.tokenHash = :hash", MailedLink.class)
                    .setParameter("hash", token.hash())
                    .getResultStream()
                    .filter(link -> link.livesAt(now))
                    .findFirst();
        });
    }

    /** The registration of this address that waits for its link; of several the youngest. */
    Optional<MailedLink> pendingRegistration(String emailFolded) {
        Instant now = InstantColumn.now(clock);
        return em.createQuery(
                        "select l from MailedLink l where l.emailFolded = :email and l.purpose = :purpose"
                                + " and l.tokenHash is not null order by l.id desc",
                        MailedLink.class)
                .setParameter("email", emailFolded)
                .setParameter("purpose", Purpose.REGISTRATION)
                .getResultStream()
                .filter(link -> link.livesAt(now))
                .findFirst();
    }

    /** @return how much mail this address got, or is about to get, within an hour, without this one */
    long recent(MailedLink link) {
        return em.createQuery(
                        "select count(l) from MailedLink l where l.emailFolded = :email and l.attempts > 0"
                                + " and l.createdAt > :since and l.id <> :id",
                        Long.class)
                .setParameter("email", link.emailFolded())
                .setParameter("since", clock.instant().minus(WINDOW))
                .setParameter("id", link.id())
                .getSingleResult();
    }

    void remove(MailedLink link) {
        em.remove(link);
    }

    /** Removes all links of an address, which are void from now on. */
    void removeAll(String emailFolded) {
        em.createQuery("delete from MailedLink l where l.emailFolded = :email")
                .setParameter("email", emailFolded)
                .executeUpdate();
    }

    void sent(UUID id) {
        transaction.run(() -> locked(id).ifPresent(MailedLink::sent));
    }

    void failed(UUID id) {
        transaction.run(() -> locked(id).ifPresent(link -> link.failed(InstantColumn.now(clock))));
    }

    void removeExpired() {
        transaction.run(() -> em.createQuery("delete from MailedLink l where l.expiresAt < :now")
                .setParameter("now", InstantColumn.now(clock))
                .executeUpdate());
    }
}
