package hallpass.todo.admin;

import hallpass.database.write.Transaction;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
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

    @Inject
    Changes changes;

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
            tellMembers(user);
            em.createQuery(
                            "delete from TaskList l where l.id in"
                                    + " (select m.listId from ListMember m where m.userId = :user and m.role = hallpass.todo.list.MemberRole.OWNER)")
                    .setParameter("user", user)
                    .executeUpdate();
            em.createQuery("delete from ListMember m where m.userId = :user")
                    .setParameter("user", user)
                    .executeUpdate();
            em.createQuery("delete from ChangeEntry c where c.audience = :user")
                    .setParameter("user", user)
                    .executeUpdate();
            em.createNativeQuery("delete from import_origin where user_id = ?1")
                    .setParameter(1, user)
                    .executeUpdate();
            em.createQuery("delete from IdempotencyKey k where k.userId = :user")
                    .setParameter("user", user)
                    .executeUpdate();
            return null;
        });
    }

    /** Who took part in a list of the user's loses it. */
    private void tellMembers(UUID user) {
        em.createQuery(
                        "select m.listId, m.userId from ListMember m where m.userId <> :user and m.listId in"
                                + " (select o.listId from ListMember o where o.userId = :user and o.role = hallpass.todo.list.MemberRole.OWNER)",
                        Object[].class)
                .setParameter("user", user)
                .getResultList()
                .forEach(row -> changes.ofMember((UUID) row[1], (UUID) row[0], ChangeKind.DELETED));
        em.flush();
    }

    private long count(String jpql) {
        return em.createQuery(jpql, Long.class).getSingleResult();
    }
}
