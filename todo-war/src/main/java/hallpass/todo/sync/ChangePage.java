package hallpass.todo.sync;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the changes, and the cursor of the next part. */
@JsonbNillable(false)
public record ChangePage(
        List<ChangeItem> items, String cursor, @Nullable String nextPageToken) {}
