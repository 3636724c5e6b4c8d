package hallpass.todo.task;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one operation; in the order of the operations. */
@JsonbNillable(false)
@Schema(
        name = "BatchResult",
        description = "What became of one operation: the task as it is now, unless it was deleted",
        requiredProperties = {"op", "status", "id"})
public record BatchResult(
        @Schema(enumeration = {"create", "update", "delete"})
        String op,

        @Schema(description = "201, 200, 204: as if it had been asked for alone")
        int status,

        UUID id,

        @Schema(examples = "\"1\"", description = "Absent where it was deleted") @Nullable
        String etag,

        @Schema(ref = "Task") @Nullable Object task) {

    static BatchResult created(Task task) {
        return new BatchResult("create", 201, task.id(), tag(task), TaskView.of(task));
    }

    static BatchResult updated(Task task) {
        return new BatchResult("update", 200, task.id(), tag(task), TaskView.of(task));
    }

    static BatchResult deleted(UUID id) {
        return new BatchResult("delete", 204, id, null, null);
    }

    private static String tag(Task task) {
        return "\"" + task.version() + "\"";
    }
}
