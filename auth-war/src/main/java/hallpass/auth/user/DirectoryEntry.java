package hallpass.auth.user;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What users may know of one another. */
@Schema(
        name = "DirectoryEntry",
        requiredProperties = {"id", "name"})
public record DirectoryEntry(
        @Schema(examples = "019ab2f4-6c1e-7d3a-9f00-5f6f2b7f1c11")
        UUID id,

        @Schema(examples = "Alice", nullable = true) @Nullable
        String name) {

    static DirectoryEntry of(User user) {
        return new DirectoryEntry(user.id(), user.name());
    }
}
