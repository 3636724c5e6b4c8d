package hallpass.todo.task;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task in a listing: as it is answered, and what else it is sorted by. It is read without making a {@link Task}.
 *
 * @param dueSort {@link Due#NEVER} if it has no due
 */
record ListedTask(TaskView view, Priority priority, Instant dueSort) {
    private static final Priority[] PRIORITIES = Priority.values();

    /** The columns of the table {@code t} that {@link #read} takes, by their places. */
    static final String COLUMNS = """
            t.id, t.list_id, t.parent_id, t.title, t.notes, t.done, t.priority, t.due_date, t.due_at, t.tags, \
            t.position, t.recurrence, t.time_zone, t.completed_at, t.created_at, t.updated_at""";

    static ListedTask read(ResultSet row) throws SQLException {
        boolean done = row.getBoolean(6);
        Priority priority = PRIORITIES[row.getInt(7)];
        Due due = Due.of(row.getObject(8, LocalDate.class), instant(row, 9));
        TaskView view = new TaskView(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                (done ? Status.DONE : Status.OPEN).json(),
                priority.json(),
                due == null ? null : due.json(),
                Tags.of(row.getString(10)),
                new String(row.getBytes(11), StandardCharsets.US_ASCII),
                row.getString(12),
                row.getString(13),
                instant(row, 14),
                Objects.requireNonNull(instant(row, 15)),
                Objects.requireNonNull(instant(row, 16)));
        return new ListedTask(view, priority, due == null ? Due.NEVER : due.sortedAt());
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
