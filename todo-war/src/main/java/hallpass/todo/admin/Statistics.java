package hallpass.todo.admin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much there is. */
@Schema(requiredProperties = {"users", "lists", "tasks_open", "tasks_done"})
public record Statistics(
        @Schema(description = "Users who have a part in a list")
        long users,

        long lists,
        @Schema(name = "tasks_open") long tasksOpen,
        @Schema(name = "tasks_done") long tasksDone) {}
