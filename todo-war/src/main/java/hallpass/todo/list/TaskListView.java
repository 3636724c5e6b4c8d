package hallpass.todo.list;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A list as its members see it. */
@Schema(
        name = "TaskList",
        requiredProperties = {"id", "name", "role", "task_count", "created_at", "updated_at"})
public record TaskListView(
        UUID id,
        @Schema(examples = "Groceries") String name,

        @Schema(
                description = "The caller's part in it",
                enumeration = {"owner", "editor", "viewer"})
        String role,

        @Schema(name = "task_count", description = "All tasks of the list, open and done")
        long taskCount,

        @Schema(name = "created_at") Instant createdAt,
        @Schema(name = "updated_at") Instant updatedAt) {

    static TaskListView of(SeenList seen) {
        TaskList list = seen.list();
        return new TaskListView(
                list.id(), list.name(), seen.role().json(), seen.tasks(), list.createdAt(), list.updatedAt());
    }
}
