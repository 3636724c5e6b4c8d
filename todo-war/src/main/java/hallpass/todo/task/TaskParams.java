package hallpass.todo.task;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query parameters of a listing, as they were sent. */
public class TaskParams {
    @QueryParam("list")
    @Nullable
    String list;

    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("tag")
    @Nullable
    String tag;

    @QueryParam("q")
    @Nullable
    String q;

    @QueryParam("due_before")
    @Nullable
    String dueBefore;

    @QueryParam("due_after")
    @Nullable
    String dueAfter;

    @QueryParam("sort")
    @Nullable
    String sort;

    @QueryParam("parent")
    @Nullable
    String parent;

    @QueryParam("page_size")
    @Nullable
    String pageSize;

    @QueryParam("page_token")
    @Nullable
    String pageToken;

    /** All that selects the listing: a page token is good for the same selection only. */
    @Nullable
    Object[] selection(UUID user) {
        return new @Nullable Object[] {"tasks", user.toString(), list, status, tag, q, dueBefore, dueAfter, sort, parent
        };
    }
}
