package hallpass.todo.sync;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of what changed, and where to go on. */
@JsonbNillable(false)
@Schema(
        name = "ChangePage",
        requiredProperties = {"items", "cursor"})
public record ChangePage(
        List<ChangeItem> items,

        @Schema(description = "For the next question's since, now or later")
        String cursor,

        @Schema(
                name = "next_page_token",
                description = "Present where there is more to read right now; the same as the cursor")
        @Nullable
        String nextPageToken) {}
