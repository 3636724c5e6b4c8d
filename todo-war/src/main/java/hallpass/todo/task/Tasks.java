package hallpass.todo.task;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import hallpass.resource.rest.PageRequest;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
import hallpass.todo.list.ListAccess;
import hallpass.todo.list.MemberRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** The store of tasks. Every method names the user: tasks that the user doesn't see count as absent. */
@ApplicationScoped
class Tasks {
    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    @Inject
    ListAccess access;

    @Inject
    TaskFinder finder;

    @Inject
    TaskTree tree;

    @Inject
    TaskLimits limits;

    @Inject
    Changes changes;

    /** One more than a page of what the user sees. */
    List<ListedTask> seenBy(UUID user, TaskQuery query, PageRequest page) {
        return finder.find(user, query, page);
    }

    /** @throws ProblemException 404 if there is no such task, or the user has no part in its list */
    Task seenBy(UUID user, UUID id) {
        return em.createQuery(
                        "select t from Task t where t.id = :id and " + ListAccess.condition("t.listId", ":user"),
                        Task.class)
                .setParameter("id", id)
                .setParameter("user", user)
                .setHint("eclipselink.read-only", true)
                .getResultStream()
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    /** Call it within {@link ListAccess#withInbox}, since a task that names no list goes to the Inbox. */
    Task create(UUID user, NewTask wanted) {
        return transaction.run(() -> {
            UUID list = placeFor(user, wanted);
            UUID parent = wanted.parentId();
            if (parent != null) {
                if (!access.keepTree(list)) {
                    throw noSuchList();
                }
                tree.checkParent(list, parent);
            }
            Task task = new Task(Ids.next(), list, wanted.content(), tree.end(list), InstantColumn.now(clock));
            em.persist(task);
            changes.ofTask(list, task.id(), ChangeKind.CREATED);
            em.flush(); // for the version
            tree.hang(task, parent);
            return task;
        });
    }

    /** The list for a new task, which stays there and writable until the transaction ends, and has room for it. */
    private UUID placeFor(UUID user, NewTask wanted) {
        UUID list = wanted.listId();
        if (list == null) {
            limits.requireRoomFor(user);
            return access.heldInbox(user);
        }
        requireWritable(user, list);
        limits.requireRoomFor(access.firstOwner(list).orElse(user));
        return list;
    }

    /** @param precondition is asked with the version that is about to be changed; throws to refuse */
    Task change(UUID user, UUID id, TaskChange change, LongConsumer precondition) {
        return transaction.run(() -> {
            UUID from = writableListOf(user, id);
            UUID to = change.listOr(from);
            if (!to.equals(from)) {
                requireWritable(user, to);
            }
            if (change.moves() || change.reopens()) {
                Stream.of(from, to)
                        .distinct()
                        .sorted()
                        .forEach(this::keepTree); // sorted: two that cross must not deadlock
            }
            Task task = held(id, from, precondition);
            boolean untouched = change.leavesUntouched(task);
            Instant now = InstantColumn.now(clock);
            if (change.moves()) {
                tree.move(task, change, now);
            }
            if (change.reopens()) {
                tree.takeBackNext(task);
            }
            boolean completed = change.applyTo(task, now);
            changes.ofTask(task.listId(), id, ChangeKind.CHANGED);
            if (completed) {
                repeat(task, now);
            }
            em.flush(); // for the new version
            if (untouched) {
                tree.keepUntouched(task);
            }
            return task;
        });
    }

    /** Deletes a task; the database takes along what is below it. */
    void delete(UUID user, UUID id, LongConsumer precondition) {
        transaction.run(() -> {
            UUID list = writableListOf(user, id);
            keepTree(list);
            Task task = held(id, list, precondition);
            tree.idsBelow(task).forEach(below -> changes.ofTask(list, below, ChangeKind.DELETED));
            changes.ofTask(list, id, ChangeKind.DELETED);
            em.remove(task);
            return null;
        });
    }

    /**
     * Locks the task until the transaction ends, so that changes to one task wait for each other. Its list is locked
     * before it, in the same order as by a deletion.
     */
    private Task held(UUID id, UUID list, LongConsumer precondition) {
        Task task = em.find(Task.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (task == null) {
            throw ProblemException.notFound();
        }
        if (!task.listId().equals(list)) {
            throw new OptimisticLockException("moved to another list meanwhile");
        }
        precondition.accept(task.version());
        return task;
    }

    /** Makes the next task of the series, but only once: not if it is there already and could not be taken back. */
    private void repeat(Task task, Instant now) {
        task.next(Ids.next(), () -> tree.after(task), now).ifPresent(next -> {
            em.persist(next);
            em.flush(); // before its parent
            tree.hang(next, task.parentId());
            changes.ofTask(next.listId(), next.id(), ChangeKind.CREATED);
        });
    }

    /** The lists of these tasks, without tasks that the user doesn't see. */
    List<UUID> listsOf(UUID user, List<UUID> ids) {
        return em.createQuery(
                        "select distinct t.listId from Task t where t.id in :ids and "
                                + ListAccess.condition("t.listId", ":user"),
                        UUID.class)
                .setParameter("ids", ids)
                .setParameter("user", user)
                .getResultList();
    }

    private UUID writableListOf(UUID user, UUID id) {
        ListAccess.HeldPart part = access.heldPart(user, Task.HELD_PART, id).orElseThrow(ProblemException::notFound);
        requireWriter(part.role());
        return part.list();
    }

    /** A foreign list is answered like one that doesn't exist. */
    private void requireWritable(UUID user, UUID list) {
        requireWriter(access.heldRole(user, list).orElseThrow(Tasks::noSuchList));
    }

    private static ProblemException noSuchList() {
        return ProblemException.invalid("list_id", "is none of your lists");
    }

    /** A list that was deleted meanwhile took the task along. */
    private void keepTree(UUID list) {
        if (!access.keepTree(list)) {
            throw ProblemException.notFound();
        }
    }

    private static void requireWriter(MemberRole role) {
        if (!role.mayWriteTasks()) {
            throw ProblemException.forbidden("view-only", "You may only view this list.");
        }
    }
}
