package hallpass.auth.user;

import hallpass.database.write.Transaction;
import hallpass.resource.problem.Causes;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The users in the database. */
@ApplicationScoped
public class Users {

    private static final String UNIQUE_VIOLATION = "23505"; // H2 and PostgreSQL alike

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    public Optional<User> find(UUID id) {
        return transaction.run(() -> Optional.ofNullable(em.find(User.class, id)));
    }

    /** @return the e-mails of those of the users that are there, by id */
    public Map<UUID, String> emails(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : transaction.run(() -> em.createQuery("select u from User u where u.id in :ids", User.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(User::id, User::email)));
    }

    public Optional<User> byEmail(String email) {
        return transaction.run(() -> em.createQuery("select u from User u where u.emailFolded = :email", User.class)
                .setParameter("email", EmailAddress.folded(email))
                .getResultStream()
                .findFirst());
    }

    public Optional<User> ofProvider(String provider, String externalId) {
        return em.createQuery("select u from User u where u.provider = :provider and u.externalId = :id", User.class)
                .setParameter("provider", provider)
                .setParameter("id", externalId)
                .getResultStream()
                .findFirst();
    }

    /** The user, unchanged by others until the transaction ends. */
    public Optional<User> locked(UUID id) {
        return Optional.ofNullable(em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** As {@link #locked}. @throws ProblemException 404 if there is no such user */
    public User requireLocked(UUID id) {
        return locked(id).orElseThrow(ProblemException::notFound);
    }

    /** Keeps a stronger hash of the same password, unless the password was changed meanwhile. */
    public void rehash(UUID id, String former, String stronger) {
        transaction.run(() -> locked(id)
                .filter(user -> user.passwordHash().filter(former::equals).isPresent())
                .ifPresent(user -> user.rehashed(stronger)));
    }

    /** In the transaction that is there. @throws ProblemException 409 if another user has the e-mail */
    public void add(User user) {
        em.persist(user);
        write();
    }

    /** As {@link #add}, many in one go. */
    void addAll(Collection<User> users) {
        users.forEach(em::persist);
        write();
    }

    /** @return those of the folded e-mails that a user has */
    Set<String> taken(Collection<String> folded) {
        return transaction.run(
                () -> em.createQuery("select u.emailFolded from User u where u.emailFolded in :emails", String.class)
                        .setParameter("emails", folded)
                        .getResultStream()
                        .collect(Collectors.toSet()));
    }

    void remove(User user) {
        em.remove(user);
    }

    /**
     * Writes what was changed, and so raises its version counter.
     *
     * @throws ProblemException 409 if another user has the e-mail
     */
    public void write() {
        flush(em, Users::emailTaken);
    }

    /** @param taken what to throw if another row has what may be there only once */
    public static void flush(EntityManager em, Supplier<? extends RuntimeException> taken) {
        try {
            em.flush();
        } catch (PersistenceException refused) {
            boolean isTaken = Causes.of(refused)
                    .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
            throw isTaken ? taken.get() : refused;
        }
    }

    /**
     * SQL and not JPQL. In JPQL with {@code like … escape} EclipseLink would write the values into the statement, and
     * a boolean as 0, which H2 refuses.
     *
     * @param after the id that the page before ended with
     */
    @SuppressWarnings("unchecked") // as the entity class says
    public List<User> search(UserSearch search, UUID after, int limit) {
        return transaction.run(() -> em.createNativeQuery("""
                        select * from users where id > ?1 and search like ?2 escape '!' and roles like ?3 escape '!'
                        and (disabled = ?4 or disabled = ?5) order by id""", User.class)
                .setParameter(1, after)
                .setParameter(2, search.textPattern())
                .setParameter(3, search.rolePattern())
                .setParameter(4, Boolean.TRUE.equals(search.disabled()))
                .setParameter(5, !Boolean.FALSE.equals(search.disabled()))
                .setMaxResults(limit)
                .getResultList());
    }

    /** @return whether an enabled user has the role, without the one given */
    public boolean enabledOther(String role, UUID without) {
        return transaction.run(() -> !em.createNativeQuery("""
                        select id from users where roles like ?1 escape '!' and disabled = ?2 and id <> ?3""")
                .setParameter(1, new UserSearch(null, role, null).rolePattern())
                .setParameter(2, false)
                .setParameter(3, without)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    /** @return the roles that at least one user has */
    public Set<String> roles() {
        return transaction.run(() -> em.createQuery("select distinct u.roles from User u", String.class)
                .getResultStream()
                .flatMap(roles -> Stream.of(roles.split(" ")))
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toSet()));
    }

    public boolean hasNone() {
        return transaction.run(
                () -> em.createQuery("select count(u) from User u", Long.class).getSingleResult() == 0);
    }

    public static ProblemException emailTaken() {
        return ProblemException.conflict("email-taken", "A user with this e-mail is there already.");
    }
}
