package hallpass.todo.list;

import hallpass.database.read.Rows;
import hallpass.database.write.KeyedLock;
import hallpass.database.write.Transaction;
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
import java.util.function.Supplier;

/**
 * Tells which lists a user may see and change. All other packages ask here, also by the JPQL parts that they put into
 * their own queries.
 */
@ApplicationScoped
public class ListAccess {
    /**
     * The beginning of a named query for {@link #heldPart}. Behind it the package that knows the item writes a JPQL
     * query for the list of the item {@code :item}, and a closing parenthesis.
     */
    public static final String PART_IN_LIST_OF = "select m from ListMember m where m.userId = :user and m.listId = (";

    private static final String MEMBERSHIPS = "select list_id from list_member where user_id = ?1 order by list_id";

    private final KeyedLock lock = new KeyedLock();

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Rows rows;

    @Inject
    Inboxes inboxes;

    /** The lists that the user has a part in. The first call makes the Inbox, so there is at least one list. */
    public List<UUID> listsOf(UUID user) {
        List<UUID> lists = memberships(user);
        if (lists.isEmpty()) {
            inboxOf(user);
            return memberships(user);
        }
        return lists;
    }

    /** As {@link #listsOf}, for requests that only read. Call it outside a transaction. */
    public List<UUID> listsReadBy(UUID user) {
        List<UUID> lists = rows.read(MEMBERSHIPS, List.of(user), row -> row.getObject(1, UUID.class));
        return lists.isEmpty() ? listsOf(user) : lists;
    }

    /** The users who have a part in any of the lists. */
    public List<UUID> membersOf(Collection<UUID> lists) {
        return lists.isEmpty()
                ? List.of()
                : em.createQuery("select distinct m.userId from ListMember m where m.listId in :lists", UUID.class)
                        .setParameter("lists", lists)
                        .getResultList();
    }

    /** The user's part in a list; nothing if the user has none, or if there is no such list. */
    public Optional<MemberRole> role(UUID user, UUID list) {
        return em.createQuery(
                        "select m.role from ListMember m where m.listId = :list and m.userId = :user", MemberRole.class)
                .setParameter("list", list)
                .setParameter("user", user)
                .getResultStream()
                .findFirst();
    }

    /**
     * The user's part in a list, locked until the transaction ends. Nobody can remove the member or delete the list
     * before that. If the member was removed before, there is no part.
     */
    public Optional<MemberRole> heldRole(UUID user, UUID list) {
        return own(user, list, LockModeType.PESSIMISTIC_READ).map(ListMember::role);
    }

    /**
     * The list of an item and the user's part in it, held in the same way, in one statement. Nothing if there is no
     * such item, or if the user has no part in its list.
     *
     * @param namedQuery begins with {@link #PART_IN_LIST_OF} and locks by a hint: EclipseLink makes the SQL of a named
     *     query once, but that of a query with a lock mode at each call.
     */
    public Optional<HeldPart> heldPart(UUID user, String namedQuery, UUID item) {
        transaction.require();
        return em.createNamedQuery(namedQuery, ListMember.class)
                .setParameter("user", user)
                .setParameter("item", item)
                .getResultStream()
                .findFirst()
                .map(member -> new HeldPart(member.listId(), member.role()));
    }

    /**
     * The user's Inbox, held in the same way. Call it within {@link #withInbox}. It is the user's own, and nobody else
     * has a part in it.
     */
    public UUID heldInbox(UUID user) {
        return heldPart(user, Inbox.HELD_PART, user).map(HeldPart::list).orElseThrow(NoInbox::new);
    }

    /**
     * Runs work that asks for {@link #heldInbox}. If there is none yet, it is made, and the work runs once more. Call
     * it outside a transaction.
     */
    public <T> T withInbox(UUID user, Supplier<T> work) {
        try {
            return work.get();
        } catch (NoInbox first) {
            inboxOf(user);
            return work.get();
        }
    }

    private static final class NoInbox extends RuntimeException {}

    /** A user's part in a list. */
    public record HeldPart(UUID list, MemberRole role) {}

    /** A JPQL condition for the queries of other packages: the user has a part in the list. */
    public static String condition(String list, String user) {
        return "exists (select m from ListMember m where m.listId = " + list + " and m.userId = " + user + ")";
    }

    /** A JPQL query for the queries of other packages: the ids of the lists that the user owns. */
    public static String ownedLists(String user) {
        return "select m.listId from ListMember m where m.userId = " + user
                + " and m.role = hallpass.todo.list.MemberRole.OWNER";
    }

    /** The owner of a list; of several, the one who has had a part in it for the longest time. */
    public Optional<UUID> firstOwner(UUID list) {
        return em.createQuery(
                        "select m.userId from ListMember m where m.listId = :list"
                                + " and m.role = hallpass.todo.list.MemberRole.OWNER order by m.joinedAt, m.userId",
                        UUID.class)
                .setParameter("list", list)
                .getResultStream()
                .findFirst();
    }

    Optional<ListMember> own(UUID user, UUID list, LockModeType lock) {
        return Optional.ofNullable(em.find(ListMember.class, new ListMember.Key(list, user), lock));
    }

    /**
     * The user's Inbox, made on first use. Call it outside a transaction: of two first requests at the same moment, one
     * fails on the unique constraint and then reads the Inbox that the other one made.
     */
    public UUID inboxOf(UUID user) {
        return inboxes.find(user)
                .orElseGet(() -> lock.run(user, () -> inboxes.find(user).orElseGet(() -> make(user))));
    }

    private UUID make(UUID user) {
        try {
            return inboxes.make(user);
        } catch (PersistenceException e) {
            return inboxes.find(user).orElseThrow(() -> e);
        }
    }

    /**
     * Lets only one transaction at a time change the tree of a list's tasks. Two moves that are each correct could make
     * a cycle together.
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
