package hallpass.todo.exchange;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.CsvRows;
import hallpass.todo.calendar.TaskRemarks;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a table (RFC 4180) into the JSON form of an export. Its first line names the columns. It may be our own export,
 * or what a spreadsheet made of it.
 */
final class CsvReader {
    private static final Map<String, String> MEMBERS = Map.ofEntries(
            Map.entry("summary", "title"),
            Map.entry("name", "title"),
            Map.entry("task", "title"),
            Map.entry("description", "notes"),
            Map.entry("note", "notes"),
            Map.entry("due_date", "due"),
            Map.entry("deadline", "due"),
            Map.entry("labels", "tags"),
            Map.entry("categories", "tags"),
            Map.entry("project", "list"));
    private static final Set<String> TEXTS = Set.of(
            "id",
            "list",
            "parent_id",
            "title",
            "notes",
            "recurrence",
            "time_zone",
            "position",
            "due",
            "completed_at",
            "created_at",
            "updated_at");
    private static final Pattern DAY_AND_TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})?");

    private static final int MOST_COLUMNS = 1_000;

    private CsvReader() {}

    /** @throws ProblemException 400 if no column is the title's, or there are too many columns */
    static void read(Reader table, Writer json) throws IOException {
        try (BufferedReader in = new BufferedReader(table)) {
            CsvRows rows = new CsvRows(in);
            List<String> columns = columns(rows.next());
            json.write("{\"tasks\":[");
            String separator = "";
            for (List<String> row = rows.next(); row != null; row = rows.next()) {
                if (row.stream().allMatch(String::isBlank)) {
                    continue;
                }
                json.write(separator + "\n" + task(columns, row, rows.line()));
                separator = ",";
            }
            json.write("]}");
        } catch (CharacterCodingException other) {
            throw SentText.otherCharset();
        }
    }

    private static List<String> columns(@Nullable List<String> header) {
        if (header != null && header.size() > MOST_COLUMNS) {
            throw ProblemException.badRequest("The table has more than " + MOST_COLUMNS + " columns.");
        }
        List<String> columns = new ArrayList<>();
        for (String name : header == null ? List.<String>of() : header) {
            String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
            String member = MEMBERS.getOrDefault(plain, plain);
            columns.add(columns.contains(member) ? "" : member);
        }
        if (!columns.contains("title")) {
            throw ProblemException.badRequest("The first line must name the columns, and one of them must be \"title\","
                    + " as in an exported table.");
        }
        return columns;
    }

    private static JsonObject task(List<String> columns, List<String> row, int line) {
        Map<String, String> cells = new HashMap<>();
        TaskRemarks remarks = new TaskRemarks();
        for (int i = 0; i < row.size(); i++) {
            String column = i < columns.size() ? columns.get(i) : "";
            if (!row.get(i).isBlank()) {
                cells.put(column, CsvExport.plain(row.get(i)));
            }
        }
        JsonObjectBuilder task = Json.createObjectBuilder();
        cells.forEach((column, cell) -> {
            String text = column.equals("notes") ? cell : cell.strip();
            if (column.equals("due") || column.endsWith("_at")) {
                task.add(column, time(text));
            } else if (TEXTS.contains(column)) {
                task.add(column, text);
            } else if (column.equals("tags")) {
                task.add("tags", Json.createArrayBuilder(tags(text)));
            } else if (column.equals("status")) {
                task.add("status", isDone(text) ? "done" : "open");
            } else if (column.equals("priority")) {
                task.add("priority", text.toLowerCase(Locale.ROOT));
            } else {
                String name = column.isEmpty() ? "A cell without a column" : "\"" + column + "\"";
                remarks.add(line, name + " is left out: tasks here have nothing like it");
            }
        });
        return task.add("source", remarks.source(line)).build();
    }

    private static boolean isDone(String text) {
        return Set.of("done", "completed", "closed", "true", "yes", "x", "1").contains(text.toLowerCase(Locale.ROOT));
    }

    /** In the form of RFC 3339, if it is a time that a spreadsheet wrote; a time without an offset is in UTC. */
    private static String time(String text) {
        Matcher form = DAY_AND_TIME.matcher(text);
        return form.matches()
                ? form.group(1) + "T" + form.group(2) + (form.group(3) == null ? ":00" : form.group(3))
                        + (form.group(4) == null ? "Z" : form.group(4))
                : text;
    }

    /** Tags between commas; one that has a comma itself is in quotes. */
    private static Set<String> tags(String cell) {
        Set<String> tags = new LinkedHashSet<>();
        try {
            List<String> row = new CsvRows(new BufferedReader(new StringReader(cell)), ',').next();
            for (String tag : row == null ? List.<String>of() : row) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip());
                }
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return tags;
    }
}
