package hallpass.todo.admin;

import hallpass.database.write.Transaction;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** Users' data, by the names of the entities: to count and to erase, nothing of their rules is needed. */
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

    /**
     * Deletes the lists that nobody else owns, with their tasks and members, the user's part in others' lists, and what was kept for the user:
     * cursors, answers, origins of imports.
     *
     * @param tell whether the user's own clients are to hear that the lists are gone
     */
    void erase(UUID user, boolean tell) {
        transaction.run(() -> {
            List<UUID> alone = em.createQuery(
                            "select m.listId from ListMember m where m.userId = :user and m.role = hallpass.todo.list.MemberRole.OWNER"
                                    + " and not exists (select o.userId from ListMember o where o.listId = m.listId and o.userId <> :user"
                                    + " and o.role = hallpass.todo.list.MemberRole.OWNER)",
                            UUID.class)
                    .setParameter("user", user)
                    .getResultList();
            List<UUID> all = em.createQuery("select m.listId from ListMember m where m.userId = :user", UUID.class)
                    .setParameter("user", user)
                    .getResultList();
            em.createQuery("delete from ChangeEntry c where c.audience = :user")
                    .setParameter("user", user)
                    .executeUpdate();
            tellMembers(alone, user);
            all.forEach(list -> {
                if (tell) {
                    changes.ofMember(user, list, ChangeKind.DELETED);
                }
                if (!alone.contains(list)) {
                    changes.ofList(list, ChangeKind.CHANGED);
                }
            });
            em.flush();
            if (!alone.isEmpty()) {
                em.createQuery("delete from TaskList l where l.id in :lists")
                        .setParameter("lists", alone)
                        .executeUpdate();
            }
            em.createQuery("delete from ListMember m where m.userId = :user")
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

    /** Who took part in a list loses it. */
    private void tellMembers(List<UUID> lists, UUID user) {
        if (!lists.isEmpty()) {
            em.createQuery(
                            "select m.listId, m.userId from ListMember m where m.userId <> :user and m.listId in :lists",
                            Object[].class)
                    .setParameter("user", user)
                    .setParameter("lists", lists)
                    .getResultList()
                    .forEach(row -> changes.ofMember((UUID) row[1], (UUID) row[0], ChangeKind.DELETED));
        }
    }

    private long count(String jpql) {
        return em.createQuery(jpql, Long.class).getSingleResult();
    }
}
