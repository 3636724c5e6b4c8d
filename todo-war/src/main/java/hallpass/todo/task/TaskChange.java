package hallpass.todo.task;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch (RFC 7396) of one task: a member that wasn't sent leaves the task as it is, null clears. Where the task goes (list, parent,
 * position) concerns other tasks too and is done by {@link TaskTree}.
 */
public final class TaskChange {

    private final JsonBody body;

    private final @Nullable String title;

    private final @Nullable String notes;

    private final @Nullable Status status;

    private final Priority priority;

    private final @Nullable Due due;

    private final List<String> tags;

    private final @Nullable UUID listId;

    private final @Nullable UUID parentId;

    private final @Nullable String position;

    private final @Nullable Recurrence recurrence;

    private final @Nullable String timeZone;

    private TaskChange(JsonBody body) {
        this.body = body;
        title = body.has("title") ? TaskForm.title(body) : null;
        notes = TaskForm.notes(body);
        status = body.choice("status", Status.class);
        priority = TaskForm.priority(body);
        due = TaskForm.due(body);
        tags = TaskForm.tags(body);
        listId = body.uuid("list_id");
        parentId = body.uuid("parent_id");
        position = body.parsed("position", Position::parse, Position.FORM);
        recurrence = TaskForm.recurrence(body);
        timeZone = TaskForm.timeZone(body);
    }

    static TaskChange from(JsonObject json) {
        JsonBody body = JsonBody.of(json);
        TaskChange change = new TaskChange(body);
        refuseNull(body, json, "status");
        refuseNull(body, json, "list_id");
        body.check();
        return change;
    }

    /**
     * Changes what concerns this task alone.
     *
     * @return whether it completed the task
     */
    boolean applyTo(Task task, Instant now) {
        if (title != null || body.has("notes")) {
            task.describe(Objects.requireNonNullElse(title, task.title()), body.has("notes") ? notes : task.notes());
        }
        if (body.has("priority")) {
            task.prioritize(priority);
        }
        if (body.has("due") && !Objects.equals(due, task.due())) {
            task.dueOn(due);
        }
        if (body.has("recurrence") && !Objects.equals(recurrence, task.recurrence())) {
            task.repeatBy(recurrence);
        }
        if (body.has("time_zone") && !Objects.equals(timeZone, task.timeZone())) {
            task.inZone(timeZone);
        }
        if (!TaskForm.fits(task.recurrence(), task.due())) {
            throw ProblemException.invalid("recurrence", TaskForm.NEEDS_TIME);
        }
        if (body.has("tags")) {
            task.tag(tags);
        }
        task.changed(now);
        if (status == Status.OPEN) {
            task.reopen();
        }
        return status == Status.DONE && task.complete(now);
    }

    /** Whether it may change where the task stands among others. */
    boolean moves() {
        return body.has("list_id") || body.has("parent_id") || body.has("position");
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

    private static void refuseNull(JsonBody body, JsonObject json, String member) {
        if (json.get(member) == JsonValue.NULL) {
            body.violation(member, "can't be cleared");
        }
    }
}
