package hallpass.todo.exchange;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import did. */
@Schema(
        name = "ImportReport",
        requiredProperties = {"lists_created", "tasks_created", "skipped_total", "skipped"})
public record ImportReport(
        @Schema(name = "lists_created") int listsCreated,
        @Schema(name = "tasks_created") int tasksCreated,

        @Schema(name = "skipped_total", description = "How many were not made, or not quite as the file has it")
        int skippedTotal,

        @Schema(description = "Which, and why: the first 10,000")
        List<Skipped> skipped) {

    /** One thing that was left out. */
    @Schema(
            name = "Skipped",
            requiredProperties = {"entity", "id", "reason"})
    public record Skipped(
            @Schema(enumeration = {"task", "list", "parent"})
            String entity,

            @Schema(description = "As the file has it") String id,
            String reason) {}
}
