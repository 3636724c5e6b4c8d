package hallpass.todo.task;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A batch, for the API's description; it is read by {@link BatchOperation}. */
@Schema(name = "Batch", requiredProperties = "operations")
public record BatchBody(
        @Schema(minItems = 1, maxItems = 100) List<Operation> operations) {

    /** One operation. */
    @Schema(name = "BatchOperation", requiredProperties = "op")
    public record Operation(
            @Schema(enumeration = {"create", "update", "delete"})
            String op,

            @Schema(description = "The task to update or delete") @Nullable
            UUID id,

            @Schema(name = "if_match", examples = "\"1\"", description = "The entity tag that it must have") @Nullable
            String ifMatch,

            @Schema(description = "create: a NewTask; update: a TaskChange, which is a merge patch") @Nullable
            Object task) {}
}
