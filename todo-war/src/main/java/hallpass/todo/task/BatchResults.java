package hallpass.todo.task;

import java.util.List;

/** What became of a batch: all of it was done. */
public record BatchResults(List<BatchResult> results) {}
