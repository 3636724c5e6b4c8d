package hallpass.todo.list;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.setting.Setting;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The store of lists. */
@ApplicationScoped
class TaskLists {
    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    ListAccess access;

    @Inject
    Inboxes inboxes;

    @Inject
    TaskCounts tasks;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    @Inject
    @Setting(name = "hallpass.todo.lists", defaultValue = "500")
    int most;

    /** One more than a page, oldest first, so that the Inbox leads. */
    List<SeenList> seenBy(UUID user, PageRequest page) {
        List<String> after = page.after();
        String jpql = "select l, m.role from ListMember m join TaskList l on l.id = m.listId where m.userId = :user"
                + (after == null ? "" : " and l.createdAt >= :at and (l.createdAt > :at or l.id > :id)")
                + " order by l.createdAt, l.id";
        TypedQuery<Object[]> query =
                em.createQuery(jpql, Object[].class).setParameter("user", user).setMaxResults(page.size() + 1);
        if (after != null) {
            bind(query, after);
        }
        return seen(query.getResultList());
    }

    /** Leaves out the lists that the user has no part in; ordered by id. */
    List<SeenList> seenBy(UUID user, Collection<UUID> ids) {
        return seen(em.createQuery(
                        "select l, m.role from ListMember m join TaskList l on l.id = m.listId"
                                + " where m.userId = :user and l.id in :ids order by l.id",
                        Object[].class)
                .setParameter("user", user)
                .setParameter("ids", ids)
                .getResultList());
    }

    private List<SeenList> seen(List<Object[]> rows) {
        Map<UUID, Long> counts =
                tasks.of(rows.stream().map(row -> ((TaskList) row[0]).id()).toList());
        return rows.stream()
                .map(row -> {
                    TaskList list = (TaskList) row[0];
                    return new SeenList(list, (MemberRole) row[1], counts.getOrDefault(list.id(), 0L));
                })
                .toList();
    }

    /** @throws ProblemException 404 if there is no such list, or the user has no part in it */
    SeenList seenBy(UUID user, UUID id) {
        return seen(user, id, LockModeType.NONE);
    }

    SeenList create(UUID owner, String name) {
        return transaction.run(() -> {
            Instant now = InstantColumn.now(clock);
            requireRoomFor(owner);
            TaskList list = new TaskList(Ids.next(), name, now);
            em.persist(list);
            em.flush(); // the list before its member: there is no mapped relation that would tell JPA
            em.persist(ListMember.owner(list.id(), owner, now));
            changes.ofList(list.id(), ChangeKind.CREATED);
            return new SeenList(list, MemberRole.OWNER, 0);
        });
    }

    /**
     * Counts the lists that the user owns, not those of others that the user is invited to.
     *
     * @throws ProblemException 409 if the user owns as many lists as may be
     */
    void requireRoomFor(UUID user) {
        long lists = em.createQuery(
                        "select count(m.listId) from ListMember m where m.userId = :user"
                                + " and m.role = hallpass.todo.list.MemberRole.OWNER",
                        Long.class)
                .setParameter("user", user)
                .getSingleResult();
        if (lists >= most) {
            throw ProblemException.conflict("too-many-lists", "There may be at most " + most + " lists of one user.");
        }
    }

    /** @param precondition is asked with the version that is about to be changed; throws to refuse */
    SeenList rename(UUID user, UUID id, @Nullable String name, LongConsumer precondition) {
        return transaction.run(() -> {
            SeenList seen = owned(user, id, precondition);
            if (name != null && !name.equals(seen.list().name()) && inboxes.isInbox(id)) {
                throw ProblemException.conflict("inbox-stays", "The Inbox keeps its name.");
            }
            if (name != null) {
                seen.list().rename(name, InstantColumn.now(clock));
                changes.ofList(id, ChangeKind.CHANGED);
                em.flush(); // for the new version
            }
            return seen;
        });
    }

    /** Deletes the list; the database takes its tasks and members along. */
    void delete(UUID user, UUID id, LongConsumer precondition) {
        transaction.run(() -> {
            requireOwner(access.role(user, id).orElseThrow(ProblemException::notFound));
            List<UUID> members = heldMembers(id); // before the list, in the same order as a writer of the list does
            SeenList seen = owned(user, id, precondition);
            if (inboxes.isInbox(id)) {
                throw ProblemException.conflict("inbox-stays", "The Inbox can't be deleted.");
            }
            members.forEach(member -> changes.ofMember(member, id, ChangeKind.DELETED));
            em.remove(seen.list());
        });
    }

    private List<UUID> heldMembers(UUID list) {
        return em
                .createQuery("select m from ListMember m where m.listId = :list order by m.userId", ListMember.class)
                .setParameter("list", list)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .map(ListMember::userId)
                .toList();
    }

    private SeenList owned(UUID user, UUID id, LongConsumer precondition) {
        requireOwner(access.heldRole(user, id).orElseThrow(ProblemException::notFound));
        SeenList seen = seen(user, id, LockModeType.PESSIMISTIC_WRITE);
        precondition.accept(seen.version());
        return seen;
    }

    private static void requireOwner(MemberRole role) {
        if (!role.mayChangeList()) {
            throw ProblemException.forbidden("owner-only", "Only an owner may change a list.");
        }
    }

    private SeenList seen(UUID user, UUID id, LockModeType lock) {
        ListMember member = em.find(ListMember.class, new ListMember.Key(id, user));
        TaskList list = member == null ? null : em.find(TaskList.class, id, lock);
        if (member == null || list == null) {
            throw ProblemException.notFound();
        }
        return new SeenList(list, member.role(), tasks.of(List.of(id)).getOrDefault(id, 0L));
    }

    private static void bind(TypedQuery<?> query, List<String> after) {
        try {
            query.setParameter("at", InstantColumn.parse(after.get(0)))
                    .setParameter("id", UUID.fromString(after.get(1)));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw PageRequest.foreignToken();
        }
    }
}
