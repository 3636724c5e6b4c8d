package hallpass.todo.sync;

import hallpass.todo.list.ListViews.SeenListView;
import hallpass.todo.list.TaskListView;
import hallpass.todo.task.SeenTask;
import hallpass.todo.task.TaskView;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One list or task that changed, as it is now. Its members {@code task} and {@code list} are declared as objects:
 * JSON-B would write an absent member of a record type as null, in spite of the annotation.
 */
@JsonbNillable(false)
public record ChangeItem(
        String entity,
        String change,
        UUID id,
        UUID listId,
        Instant at,
        @Nullable String etag,
        @Nullable Object task,
        @Nullable Object list) {
    static final String CREATED = "created";
    static final String UPDATED = "updated";

    static ChangeItem of(String change, Instant at, SeenTask seen) {
        TaskView task = seen.task();
        return new ChangeItem("task", change, task.id(), task.listId(), at, tag(seen.version()), task, null);
    }

    static ChangeItem of(String change, Instant at, SeenListView seen) {
        TaskListView list = seen.list();
        return new ChangeItem("list", change, list.id(), list.id(), at, tag(seen.version()), null, list);
    }

    static ChangeItem deleted(String entity, UUID id, UUID list, Instant at) {
        return new ChangeItem(entity, "deleted", id, list, at, null, null, null);
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
