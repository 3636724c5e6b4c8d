package hallpass.todo.task;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The result of one operation of a batch; results have the order of the operations. */
@JsonbNillable(false)
public record BatchResult(
        String op,
        int status,
        UUID id,
        @Nullable String etag,
        @Nullable Object task) {

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
