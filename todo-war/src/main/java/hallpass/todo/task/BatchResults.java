package hallpass.todo.task;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a batch: all of it was done. */
@Schema(name = "BatchResults", requiredProperties = "results")
public record BatchResults(List<BatchResult> results) {}
