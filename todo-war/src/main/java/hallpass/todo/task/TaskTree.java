package hallpass.todo.task;

import hallpass.resource.problem.ProblemException;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
import hallpass.todo.list.ListAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place of a task among others: its list, its parent, its position. All rules that look at more than one task are
 * here; the caller holds the list's lock ({@link ListAccess#keepTree}).
 */
@ApplicationScoped
class TaskTree {
    /** Levels below a task at the top. */
    static final int MAX_DEPTH = 5;

    private static final String NO_PARENT = "is no task of this list";
    private static final String TOO_DEEP = "would make more than " + MAX_DEPTH + " levels below the top";

    @PersistenceContext
    EntityManager em;

    @Inject
    Changes changes;

    /** @throws ProblemException 400 if a task can't be made below this one */
    void checkParent(UUID list, UUID parent) {
        if (path(list, parent).size() > MAX_DEPTH) {
            throw ProblemException.invalid("parent_id", TOO_DEEP);
        }
    }

    /**
     * Puts a stored task under another one, or at the top. It uses a statement of its own, because EclipseLink binds a
     * null UUID as a text, which PostgreSQL refuses (eclipse-ee4j/eclipselink issue 2717). JPQL would count the version
     * up, SQL doesn't.
     */
    void hang(Task task, @Nullable UUID parent) {
        if (Objects.equals(parent, task.parentId())) {
            return;
        }
        Query update = em.createNativeQuery(
                "update task set parent_id = " + (parent == null ? "null" : "?2") + " where id = ?1");
        update.setParameter(1, task.id());
        if (parent != null) {
            update.setParameter(2, parent);
        }
        update.executeUpdate();
        task.placeUnder(parent);
    }

    /** A position after all tasks of the list. */
    String end(UUID list) {
        List<?> last = em.createNativeQuery(
                        "select position from task where list_id = ?1 order by list_id desc, position desc limit 1")
                .setParameter(1, list)
                .getResultList();
        return Position.append(last.isEmpty() ? null : new String((byte[]) last.get(0), StandardCharsets.US_ASCII));
    }

    /** Moves a task and all below it as a change says. The caller may write in both lists and holds their locks. */
    void move(Task task, TaskChange change, Instant now) {
        UUID to = change.listOr(task.listId());
        boolean leaves = !to.equals(task.listId());
        List<List<Task>> below = change.hasParent() || leaves ? below(task) : List.of();
        if (change.hasParent()) {
            place(task, to, change.parentId(), below.size());
        } else if (leaves) {
            hang(task, null); // its parent stays behind
        }
        if (leaves) {
            leave(task, to, now);
            below.forEach(level -> level.forEach(child -> {
                leave(child, to, now);
                changes.ofTask(to, child.id(), ChangeKind.CHANGED);
            }));
        }
        String position = change.position();
        if (position != null) {
            task.placeAt(position);
        } else if (change.hasPosition() || leaves) {
            task.placeAt(end(to));
        }
    }

    private void leave(Task task, UUID to, Instant now) {
        changes.ofTask(task.listId(), task.id(), ChangeKind.DELETED);
        task.moveTo(to, now);
    }

    /** Puts a new task, which has nothing below it yet or has it from the same source, under another one. */
    void hangNew(Task task, UUID list, UUID parent) {
        place(task, list, parent, below(task).size());
    }

    /**
     * Deletes the task that was made when this one was completed, if nobody has touched it since and it is in the same
     * list: in another one the user may have no part. So whoever reopens a repeating task takes back all that its
     * completion did, and there are no two of the same series.
     */
    void takeBackNext(Task task) {
        UUID id = task.nextTask();
        if (id == null || task.status() != Status.DONE) {
            return;
        }
        Task next = em.find(Task.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (next == null) {
            task.forgetNext(); // somebody deleted it
        } else if (next.mayBeTakenBackBy(task) && below(next).isEmpty()) {
            changes.ofTask(next.listId(), next.id(), ChangeKind.DELETED);
            em.remove(next);
            task.forgetNext();
        }
    }

    /** Remembers the version of a written task as one that nobody touched. SQL doesn't count the version up. */
    void keepUntouched(Task task) {
        em.createNativeQuery("update task set untouched_version = ?2 where id = ?1")
                .setParameter(1, task.id())
                .setParameter(2, task.version())
                .executeUpdate();
        task.stayUntouched();
    }

    /** A position right after this task's. */
    String after(Task task) {
        List<byte[]> next = em.createQuery(
                        "select t.position from Task t where t.listId = :list and t.position > :position"
                                + " order by t.listId, t.position",
                        byte[].class)
                .setParameter("list", task.listId())
                .setParameter("position", task.position().getBytes(StandardCharsets.US_ASCII))
                .setMaxResults(1)
                .getResultList();
        String high = next.isEmpty() ? null : new String(next.get(0), StandardCharsets.US_ASCII);
        String between = Position.between(task.position(), high);
        return between.length() <= Position.MAX_LENGTH ? between : end(task.listId());
    }

    /** The ids of all tasks that are deleted together with this one. */
    List<UUID> idsBelow(Task task) {
        return below(task).stream()
                .flatMap(level -> level.stream().map(Task::id))
                .toList();
    }

    private void place(Task task, UUID list, @Nullable UUID parent, int height) {
        if (parent != null) {
            List<UUID> path = path(list, parent);
            if (path.contains(task.id())) {
                throw ProblemException.invalid("parent_id", "is the task itself or below it");
            }
            if (path.size() + height > MAX_DEPTH) {
                throw ProblemException.invalid("parent_id", TOO_DEEP);
            }
        }
        hang(task, parent);
    }

    /** The task's ids from itself up to the top. */
    private List<UUID> path(UUID list, UUID id) {
        List<UUID> path = new ArrayList<>();
        for (UUID next = id; next != null && path.size() <= MAX_DEPTH; ) {
            path.add(next);
            List<Object[]> found = em.createQuery(
                            "select t.id, t.parentId from Task t where t.id = :id and t.listId = :list", Object[].class)
                    .setParameter("id", next)
                    .setParameter("list", list)
                    .getResultList();
            if (found.isEmpty()) {
                throw ProblemException.invalid("parent_id", NO_PARENT);
            }
            next = (UUID) found.get(0)[1];
        }
        return path;
    }

    /** The tasks below, level by level. */
    private List<List<Task>> below(Task task) {
        List<List<Task>> levels = new ArrayList<>();
        for (List<Task> level = List.of(task); ; levels.add(level)) {
            level = em.createQuery("select t from Task t where t.parentId in :parents", Task.class)
                    .setParameter("parents", level.stream().map(Task::id).toList())
                    .getResultList();
            if (level.isEmpty()) {
                return levels;
            }
        }
    }
}
