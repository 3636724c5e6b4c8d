package hallpass.todo.task;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task as it is answered. */
@Schema(
        name = "Task",
        requiredProperties = {
            "id",
            "list_id",
            "parent_id",
            "title",
            "notes",
            "status",
            "priority",
            "due",
            "tags",
            "position",
            "recurrence",
            "completed_at",
            "created_at",
            "updated_at"
        })
public record TaskView(
        UUID id,
        @Schema(name = "list_id") UUID listId,

        @Schema(name = "parent_id", nullable = true, description = "The task that this is a part of") @Nullable
        UUID parentId,

        @Schema(minLength = 1, maxLength = 255, examples = "Buy milk")
        String title,

        @Schema(nullable = true, maxLength = 10000) @Nullable
        String notes,

        @Schema(enumeration = {"open", "done"}) String status,

        @Schema(enumeration = {"none", "low", "medium", "high"})
        String priority,

        @Schema(nullable = true, examples = "2026-12-01", description = "A date, or a time in UTC, as it was given")
        @Nullable
        String due,

        @Schema(maxItems = 20) List<String> tags,

        @Schema(
                examples = "a0",
                description =
                        "A fractional index: compare by code unit; a new one between two neighbours moves the task there")
        String position,

        @Schema(nullable = true, examples = "FREQ=WEEKLY;BYDAY=MO", description = "An RFC 5545 RRULE") @Nullable
        String recurrence,

        @Schema(name = "time_zone", description = "Where a repeating due time keeps its time of day; absent: UTC")
        @JsonbNillable(false)
        @Nullable
        String timeZone,

        @Schema(name = "completed_at", nullable = true) @Nullable
        Instant completedAt,

        @Schema(name = "created_at") Instant createdAt,
        @Schema(name = "updated_at") Instant updatedAt) {

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
