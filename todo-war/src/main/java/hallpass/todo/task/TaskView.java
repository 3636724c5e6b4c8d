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
        Due due = task.due();
        Recurrence recurrence = task.recurrence();
        return new TaskView(
                task.id(),
                task.listId(),
                task.parentId(),
                task.title(),
                task.notes(),
                task.status().json(),
                task.priority().json(),
                due == null ? null : due.json(),
                task.tags(),
                task.position(),
                recurrence == null ? null : recurrence.text(),
                task.timeZone(),
                task.completedAt(),
                task.createdAt(),
                task.updatedAt());
    }
}
