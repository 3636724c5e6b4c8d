package hallpass.todo.exchange;

import hallpass.todo.task.TaskView;
import java.io.IOException;
import java.io.Writer;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table for spreadsheets (RFC 4180), in which nothing is a formula. */
final class CsvExport {
    private static final String[] HEADER = {
        "id",
        "list",
        "parent_id",
        "title",
        "notes",
        "status",
        "priority",
        "due",
        "tags",
        "recurrence",
        "completed_at",
        "created_at",
        "updated_at",
        "time_zone",
        "position"
    };

    /**
     * The beginnings of a cell that make a spreadsheet calculate it; an apostrophe in front makes it text. What has
     * apostrophes in front of such a beginning gets one more, so that an import can take one away.
     */
    private static final Pattern FORMULA = Pattern.compile("\\A'*(?:\\s*[=+\\-@|%]|[\\t\\r\\n])");

    private CsvExport() {}

    static void write(Contents contents, UUID user, Writer out) throws IOException {
        out.write('\uFEFF'); // or spreadsheets don't take it for UTF-8
        row(out, (Object[]) HEADER);
        contents.tasks(user, contents.lists(user), (list, seen) -> {
            TaskView task = seen.task();
            row(
                    out,
                    task.id(),
                    list.name(),
                    task.parentId(),
                    task.title(),
                    task.notes(),
                    task.status(),
                    task.priority(),
                    task.due(),
                    task.tags().stream().map(CsvExport::tag).collect(Collectors.joining(", ")),
                    task.recurrence(),
                    task.completedAt(),
                    task.createdAt(),
                    task.updatedAt(),
                    task.timeZone(),
                    task.position());
        });
    }

    private static void row(Writer out, @Nullable Object... cells) throws IOException {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            row.append(row.isEmpty() ? "" : ",").append(cell == null ? "\"\"" : cell(cell.toString()));
        }
        out.write(row.append("\r\n").toString());
    }

    /** What stood in the cell before it was made safe. */
    static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).find() ? cell.substring(1) : cell;
    }

    /** A tag with a comma stands in quotes. */
    private static String tag(String tag) {
        return tag.contains(",") || tag.contains("\"") ? '"' + tag.replace("\"", "\"\"") + '"' : tag;
    }

    static String cell(String text) {
        String safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
