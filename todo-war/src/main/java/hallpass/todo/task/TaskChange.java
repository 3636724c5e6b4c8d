package hallpass.todo.task;

import hallpass.resource.rest.JsonBody;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch (RFC 7396) of one task: a member that wasn't sent leaves the task as it is, null clears it. List,
 * parent and position concern other tasks too; {@link TaskTree} changes them.
 */
final class TaskChange {
    private final JsonBody body;
    private final TaskContent content;
    private final @Nullable Status status;
    private final @Nullable UUID listId;
    private final @Nullable UUID parentId;
    private final @Nullable String position;

    private TaskChange(JsonBody body) {
        this.body = body;
        content = TaskContent.fromPatch(body);
        status = body.choice("status", Status.class);
        listId = body.uuid("list_id");
        parentId = body.uuid("parent_id");
        position = body.parsed("position", Position::parse, Position.FORM);
    }

    /** @throws hallpass.resource.problem.ProblemException 400 with all that is wrong */
    static TaskChange from(JsonBody body) {
        TaskChange change = new TaskChange(body);
        body.refuseNull("status");
        body.refuseNull("list_id");
        body.check();
        return change;
    }

    /**
     * Changes what concerns this task alone.
     *
     * @return whether it completed the task
     */
    boolean applyTo(Task task, Instant now) {
        task.write(task.content().patched(content, body));
        task.changed(now);
        if (status == Status.OPEN) {
            task.reopen();
        }
        return status == Status.DONE && task.complete(now);
    }

    /** Whether it leaves a task that nobody has touched as it was, but for completing or reopening it. */
    boolean leavesUntouched(Task task) {
        TaskContent present = task.content();
        return task.isUntouched()
                && status != null
                && !moves()
                && present.patched(content, body).equals(present);
    }

    /** Whether it opens the task again. */
    boolean reopens() {
        return status == Status.OPEN;
    }

    /** Whether it may change the task's place among others. */
    boolean moves() {
        return body.has("list_id") || hasParent() || hasPosition();
    }

    /** The list to move to, or the one where it is. */
    UUID listOr(UUID present) {
        return listId == null ? present : listId;
    }

    boolean hasParent() {
        return body.has("parent_id");
    }

    @Nullable
    UUID parentId() {
        return parentId;
    }

    boolean hasPosition() {
        return body.has("position");
    }

    @Nullable
    String position() {
        return position;
    }
}
