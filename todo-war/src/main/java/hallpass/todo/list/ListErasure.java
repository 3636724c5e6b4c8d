package hallpass.todo.list;

import hallpass.todo.admin.UserErasure;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** Deletes an erased user's lists and memberships. The database takes the tasks of a list along. */
@ApplicationScoped
class ListErasure {
    @PersistenceContext
    EntityManager em;

    @Inject
    Changes changes;

    void erase(@Observes UserErasure erasure) {
        UUID user = erasure.user();
        List<UUID> ownedAlone = ownedAlone(user);
        tellMembers(ownedAlone, user);
        for (UUID list : listsOf(user)) {
            if (erasure.tell()) {
                changes.ofMember(user, list, ChangeKind.DELETED);
            }
            if (!ownedAlone.contains(list)) {
                changes.ofList(list, ChangeKind.CHANGED);
            }
        }
        em.flush();
        if (!ownedAlone.isEmpty()) {
            em.createQuery("delete from TaskList l where l.id in :lists")
                    .setParameter("lists", ownedAlone)
                    .executeUpdate();
        }
        em.createQuery("delete from ListMember m where m.userId = :user")
                .setParameter("user", user)
                .executeUpdate();
    }

    private List<UUID> listsOf(UUID user) {
        return em.createQuery("select m.listId from ListMember m where m.userId = :user", UUID.class)
                .setParameter("user", user)
                .getResultList();
    }

    private List<UUID> ownedAlone(UUID user) {
        return em.createQuery(
                        "select m.listId from ListMember m where m.userId = :user"
                                + " and m.role = hallpass.todo.list.MemberRole.OWNER"
                                + " and not exists (select o.userId from ListMember o where o.listId = m.listId"
                                + " and o.userId <> :user and o.role = hallpass.todo.list.MemberRole.OWNER)",
                        UUID.class)
                .setParameter("user", user)
                .getResultList();
    }

    /** Tells the other members that they have lost these lists. */
    private void tellMembers(List<UUID> lists, UUID user) {
        if (!lists.isEmpty()) {
            em.createQuery(
                            "select m.listId, m.userId from ListMember m"
                                    + " where m.userId <> :user and m.listId in :lists",
                            Object[].class)
                    .setParameter("user", user)
                    .setParameter("lists", lists)
                    .getResultList()
                    .forEach(row -> changes.ofMember((UUID) row[1], (UUID) row[0], ChangeKind.DELETED));
        }
    }
}
