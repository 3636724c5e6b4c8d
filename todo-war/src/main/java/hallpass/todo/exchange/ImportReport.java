package hallpass.todo.exchange;

import java.util.List;

/** What an import did. */
public record ImportReport(int listsCreated, int tasksCreated, int skippedTotal, List<Skipped> skipped) {

    /** One thing that was left out. */
    public record Skipped(String entity, String id, String reason) {}
}
