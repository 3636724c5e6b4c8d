package hallpass.todo.sync;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of what changed, and where to go on. */
@JsonbNillable(false)
public record ChangePage(
        List<ChangeItem> items, String cursor, @Nullable String nextPageToken) {}
