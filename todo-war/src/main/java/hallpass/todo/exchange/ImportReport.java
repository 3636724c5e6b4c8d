package hallpass.todo.exchange;

import java.util.List;

/** The result of an import: what was made, and what was left out. */
public record ImportReport(int listsCreated, int tasksCreated, int skippedTotal, List<Skipped> skipped) {

    /** One thing that was left out. */
    public record Skipped(String entity, String id, String reason) {}
}
