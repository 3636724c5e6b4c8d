package hallpass.todo.calendar;

import hallpass.todo.task.TaskBounds;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One VTODO on its way to the JSON form of a task. What it can't take, it remarks. */
final class CalendarTask {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

    private final CalendarComponent todo;
    private final CalendarZones zones;
    private final CalendarRule.Steps steps;
    private final JsonObjectBuilder task = Json.createObjectBuilder();
    private final TaskRemarks remarks = new TaskRemarks();

    CalendarTask(CalendarComponent todo, CalendarZones zones, CalendarRule.Steps steps) {
        this.todo = todo;
        this.zones = zones;
        this.steps = steps;
    }

    /**
     * The task as an export has it, with where it stands and what was remarked as {@code source}.
     *
     * @param overridden the RECURRENCE-IDs of the occurrences that the file describes by themselves
     */
    JsonObject json(List<ContentLine> overridden) {
        Optional<ContentLine> override = todo.first("RECURRENCE-ID");
        put("id", todo.text("UID") + override.map(this::occurrence).orElse(""));
        texts();
        put("list", todo.text(CalendarComponent.LIST));
        put("position", todo.text(CalendarComponent.POSITION));
        time("created_at", "CREATED");
        time("updated_at", "LAST-MODIFIED");
        status();
        tags();
        todo.all("RELATED-TO")
                .filter(related -> related.parameter("RELTYPE")
                        .map(type -> type.equalsIgnoreCase("PARENT"))
                        .orElse(true)) // what it is unless it says something else
                .findFirst()
                .ifPresent(related -> put("parent_id", related.text().strip()));
        new CalendarSchedule(todo, zones, steps, remarks::add).into(task, override.isPresent() ? null : overridden);
        todo.leftOut().forEach((what, line) -> remark(line, what + " is left out: tasks here have nothing like it"));
        return task.add("source", remarks.source(todo.line())).build();
    }

    /** Names one occurrence of a series, which is a task of its own here. */
    private String occurrence(ContentLine id) {
        if (id.parameter("RANGE").isPresent()) {
            remark(id.number(), "RECURRENCE-ID is taken for this one alone, without RANGE");
        }
        try {
            return " " + CalendarSchedule.time(id, zones, null).json();
        } catch (DateTimeException malformed) {
            return " " + id.value().strip();
        }
    }

    private void texts() {
        String title = CONTROL.matcher(todo.text("SUMMARY")).replaceAll(" ").strip();
        String notes = todo.text("DESCRIPTION").replace("\0", "");
        if (title.isEmpty() && !notes.isEmpty()) {
            title = CONTROL.matcher(notes.lines().findFirst().orElse(""))
                    .replaceAll(" ")
                    .strip();
            remark(todo.line(), "SUMMARY is missing: the title is the first line of DESCRIPTION");
        }
        put("title", cut(title, TaskBounds.TITLE, "SUMMARY"));
        put("notes", cut(notes, TaskBounds.NOTES, "DESCRIPTION"));
    }

    private String cut(String text, int most, String property) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        remark(lineOf(property), property + " is too long: cut after " + most + " characters");
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private void status() {
        Optional<ContentLine> completed = todo.first("COMPLETED");
        Optional<String> completedAt = completed.flatMap(at -> instant(at));
        String status = todo.text("STATUS").toUpperCase(Locale.ROOT);
        boolean done = status.equals("COMPLETED") || status.equals("CANCELLED") || completedAt.isPresent();
        if (!Set.of("", "COMPLETED", "CANCELLED", "NEEDS-ACTION", "IN-PROCESS").contains(status)) {
            remark(lineOf("STATUS"), "STATUS can't be understood: left out");
            status = "";
        }
        Optional<ContentLine> percent = todo.first("PERCENT-COMPLETE");
        if (percent.isPresent()) {
            String value = percent.get().value().strip();
            boolean whole = value.matches("0*100(\\.0*)?%?");
            if (!value.matches("0*(\\d{1,2}|100)(\\.\\d*)?%?")) {
                remark(percent.get().number(), "PERCENT-COMPLETE can't be understood: left out");
            } else if (whole && status.isEmpty()) {
                done = true;
            } else if (!done && !value.matches("0+(\\.0*)?%?")) {
                remark(percent.get().number(), "PERCENT-COMPLETE is left out: a task here is open or done");
            }
        }
        task.add("status", done ? "done" : "open");
        completedAt.ifPresent(at -> task.add("completed_at", at));
        task.add("priority", priority());
    }

    /** RFC 5545 section 3.8.1.9: 1 to 4 are high, 5 is medium, 6 to 9 are low. */
    private String priority() {
        String value = todo.text("PRIORITY");
        return switch (value) {
            case "1", "2", "3", "4" -> "high";
            case "5" -> "medium";
            case "6", "7", "8", "9" -> "low";
            case "", "0" -> "none";
            default -> {
                remark(lineOf("PRIORITY"), "PRIORITY can't be understood: left out");
                yield "none";
            }
        };
    }

    private void tags() {
        Set<String> tags = new LinkedHashSet<>();
        todo.all("CATEGORIES").forEach(line -> line.texts().forEach(text -> {
            String tag = CONTROL.matcher(text).replaceAll(" ").strip();
            if (tag.codePointCount(0, tag.length()) > TaskBounds.TAG
                    || tags.size() == TaskBounds.TAGS && !tags.contains(tag)) {
                remark(
                        line.number(),
                        "CATEGORIES is taken without \"" + tag + "\": a task has at most " + TaskBounds.TAGS
                                + " tags of " + TaskBounds.TAG + " characters");
            } else if (!tag.isEmpty()) {
                tags.add(tag);
            }
        }));
        task.add("tags", Json.createArrayBuilder(tags));
    }

    private void time(String member, String property) {
        todo.first(property).flatMap(this::instant).ifPresent(at -> task.add(member, at));
    }

    private Optional<String> instant(ContentLine line) {
        try {
            return Optional.of(CalendarSchedule.time(line, zones, null).at().toString());
        } catch (DateTimeException malformed) {
            remark(line.number(), line.name() + " can't be understood: left out");
            return Optional.empty();
        }
    }

    private void put(String member, String text) {
        if (!text.isEmpty()) {
            task.add(member, text.replace("\0", ""));
        }
    }

    private int lineOf(String property) {
        return todo.first(property).map(ContentLine::number).orElse(todo.line());
    }

    private void remark(int line, String text) {
        remarks.add(line, text);
    }
}
