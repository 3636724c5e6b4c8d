package hallpass.todo.list;

import hallpass.database.write.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who may see and change what: the one place where the other features ask. */
@ApplicationScoped
public class ListAccess {
    private final Turns turns = new Turns();

    @PersistenceContext
    EntityManager em;

    @Inject
    Inboxes inboxes;

    /** The lists that the user has a part in; never empty, because the first question makes the Inbox. */
    public List<UUID> listsOf(UUID user) {
        List<UUID> lists = memberships(user);
        if (lists.isEmpty()) {
            inboxOf(user);
            return memberships(user);
        }
        return lists;
    }

    /** All who have a part in any of the lists. */
    public List<UUID> membersOf(Collection<UUID> lists) {
        return lists.isEmpty()
                ? List.of()
                : em.createQuery("select distinct m.userId from ListMember m where m.listId in :lists", UUID.class)
                        .setParameter("lists", lists)
                        .getResultList();
    }

    /** The user's part in a list, or nothing: also where there is no such list. */
    public Optional<MemberRole> role(UUID user, UUID list) {
        return em.createQuery(
                        "select m.role from ListMember m where m.listId = :list and m.userId = :user", MemberRole.class)
                .setParameter("list", list)
                .setParameter("user", user)
                .getResultStream()
                .findFirst();
    }

    /**
     * The user's part in a list, held as it is until the transaction ends: who is removed meanwhile is removed after that, and who was
     * removed before has none. Nor is the list deleted meanwhile, which takes all its members along.
     */
    public Optional<MemberRole> heldRole(UUID user, UUID list) {
        return own(user, list, LockModeType.PESSIMISTIC_READ).map(ListMember::role);
    }

    /**
     * The list of a task and the user's part in it, held in the same way; nothing where there is no such task, or the user has no part in its
     * list. In one statement; the task is there by its entity's name, because its package stands above this one.
     */
    public Optional<HeldPart> heldPart(UUID user, UUID task) {
        return em.createQuery(
                        "select m from ListMember m where m.userId = :user"
                                + " and m.listId = (select t.listId from Task t where t.id = :task)",
                        ListMember.class)
                .setParameter("user", user)
                .setParameter("task", task)
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultStream()
                .findFirst()
                .map(member -> new HeldPart(member.listId(), member.role()));
    }

    /** A user's part in a list. */
    public record HeldPart(UUID list, MemberRole role) {}

    Optional<ListMember> own(UUID user, UUID list, LockModeType lock) {
        return Optional.ofNullable(em.find(ListMember.class, new ListMember.Key(list, user), lock));
    }

    /**
     * The user's Inbox, made on first use. Call it outside a transaction: the losing one of two first requests fails on the unique
     * constraint and then reads what the winner made.
     */
    public UUID inboxOf(UUID user) {
        return inboxes.find(user)
                .orElseGet(() -> turns.take(user, () -> inboxes.find(user).orElseGet(() -> make(user))));
    }

    private UUID make(UUID user) {
        try {
            return inboxes.make(user);
        } catch (PersistenceException e) {
            return inboxes.find(user).orElseThrow(() -> e);
        }
    }

    /**
     * Lets one transaction at a time change the tree of a list's tasks. Two moves that are each fine could make a cycle together.
     *
     * @return whether it is still there
     */
    public boolean keepTree(UUID list) {
        return em.find(TaskList.class, list, LockModeType.PESSIMISTIC_WRITE) != null;
    }

    private List<UUID> memberships(UUID user) {
        return em.createQuery("select m.listId from ListMember m where m.userId = :user order by m.listId", UUID.class)
                .setParameter("user", user)
                .getResultList();
    }
}
