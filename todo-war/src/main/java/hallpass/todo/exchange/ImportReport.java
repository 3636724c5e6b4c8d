package hallpass.todo.exchange;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of an import: what was made, and what was left out or taken differently. */
public record ImportReport(int listsCreated, int tasksCreated, int skippedTotal, List<Skipped> skipped) {

    /**
     * One thing that was left out, or taken differently.
     *
     * @param entity {@code property} if the task was made, but not quite as the file has it
     * @param title of the task; null if it has none
     * @param line of the file, from 1; null if it has no lines
     */
    public record Skipped(
            String entity,
            String id,
            String reason,
            @JsonbNillable(false) @Nullable String title,
            @JsonbNillable(false) @Nullable Integer line) {

        Skipped(String entity, String id, String reason) {
            this(entity, id, reason, null, null);
        }
    }
}
