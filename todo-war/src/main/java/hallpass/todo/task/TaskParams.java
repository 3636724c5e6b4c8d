package hallpass.todo.task;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a listing, as they were sent. */
public class TaskParams {
    @QueryParam("list")
    @Parameter(description = "Only tasks of this list", schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Nullable
    String list;

    @QueryParam("status")
    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"open", "done", "all"},
                            defaultValue = "open"))
    @Nullable
    String status;

    @QueryParam("tag")
    @Parameter(description = "Only tasks with exactly this tag")
    @Nullable
    String tag;

    @QueryParam("q")
    @Parameter(description = "Only tasks with this text in title or notes; case and accents don't matter")
    @Nullable
    String q;

    @QueryParam("due_before")
    @Parameter(
            description = "Only tasks due before this date or time; a date begins at midnight UTC",
            example = "2026-12-31")
    @Nullable
    String dueBefore;

    @QueryParam("due_after")
    @Parameter(description = "Only tasks due at or after this date or time", example = "2026-12-01T00:00:00Z")
    @Nullable
    String dueAfter;

    @QueryParam("sort")
    @Parameter(
            description =
                    "-created: newest first; due: tasks without one last; priority: high first; position: the manual order",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"created", "-created", "due", "priority", "position"},
                            defaultValue = "created"))
    @Nullable
    String sort;

    @QueryParam("page_size")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Nullable
    String pageSize;

    @QueryParam("page_token")
    @Parameter(description = "The next_page_token of the page before, with the same filters")
    @Nullable
    String pageToken;

    /** All that selects the listing: a page token is good for the same selection only. */
    @Nullable
    Object[] selection(UUID user) {
        return new @Nullable Object[] {"tasks", user.toString(), list, status, tag, q, dueBefore, dueAfter, sort};
    }
}
