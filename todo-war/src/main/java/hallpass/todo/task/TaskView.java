package hallpass.todo.task;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task as it is answered. */
public record TaskView(
        UUID id,
        UUID listId,
        @Nullable UUID parentId,
        String title,
        @Nullable String notes,
        String status,
        String priority,
        @Nullable String due,
        List<String> tags,
        String position,
        @Nullable String recurrence,
        @JsonbNillable(false) @Nullable String timeZone,
        @Nullable Instant completedAt,
        Instant createdAt,
        Instant updatedAt) {

    static TaskView of(Task task) {
        TaskContent content = task.content();
        Due due = content.due();
        Recurrence recurrence = content.recurrence();
        return new TaskView(
                task.id(),
                task.listId(),
                task.parentId(),
                content.title(),
                content.notes(),
                task.status().json(),
                content.priority().json(),
                due == null ? null : due.json(),
                content.tags(),
                task.position(),
                recurrence == null ? null : recurrence.text(),
                content.timeZone(),
                task.completedAt(),
                task.createdAt(),
                task.updatedAt());
    }
}
