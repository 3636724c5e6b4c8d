package hallpass.todo.task;

import java.util.List;

/** The results of a batch in which every operation succeeded. */
public record BatchResults(List<BatchResult> results) {}
