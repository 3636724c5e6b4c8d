package hallpass.todo.task;

import hallpass.resource.rest.JsonBody;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client sends to make a task. */
public record NewTask(
        String title,
        @Nullable UUID listId,
        @Nullable String notes,
        @Nullable Due due,
        Priority priority,
        List<String> tags,
        @Nullable UUID parentId,
        @Nullable Recurrence recurrence,
        @Nullable String timeZone) {

    static NewTask from(JsonBody body) {
        NewTask wanted = new NewTask(
                TaskForm.title(body),
                body.uuid("list_id"),
                TaskForm.notes(body),
                TaskForm.due(body),
                TaskForm.priority(body),
                TaskForm.tags(body),
                body.uuid("parent_id"),
                TaskForm.recurrence(body),
                TaskForm.timeZone(body));
        if (!TaskForm.fits(wanted.recurrence(), wanted.due())) {
            body.violation("recurrence", TaskForm.NEEDS_TIME);
        }
        body.check();
        return wanted;
    }
}
