package hallpass.todo.admin;

import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** All users' data, by the names of the entities: to count and to erase, nothing of their rules is needed. */
@ApplicationScoped
class Everything {
    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    Statistics count() {
        return new Statistics(
                count("select count(distinct m.userId) from ListMember m"),
                count("select count(l.id) from TaskList l"),
                count("select count(t.id) from Task t where t.done = false"),
                count("select count(t.id) from Task t where t.done = true"));
    }

    /** Deletes the lists that the user owns, with their tasks and members, the user's part in others' lists, and kept answers. */
    void erase(UUID user) {
        transaction.run(() -> {
            em.createQuery(
                            "delete from TaskList l where l.id in"
                                    + " (select m.listId from ListMember m where m.userId = :user and m.role = hallpass.todo.list.MemberRole.OWNER)")
                    .setParameter("user", user)
                    .executeUpdate();
            em.createQuery("delete from ListMember m where m.userId = :user")
                    .setParameter("user", user)
                    .executeUpdate();
            em.createQuery("delete from IdempotencyKey k where k.userId = :user")
                    .setParameter("user", user)
                    .executeUpdate();
            return null;
        });
    }

    private long count(String jpql) {
        return em.createQuery(jpql, Long.class).getSingleResult();
    }
}
