package hallpass.todo.task;

import hallpass.resource.rest.JsonBody;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the members of a task are read from a request, the same way for a new task and for a change. */
final class TaskForm {
    private static final int TITLE = 255; // code points
    private static final int NOTES = 10_000; // code points
    static final String NEEDS_TIME = "repeats within a day, so it needs a due time";

    private TaskForm() {}

    static String title(JsonBody body) {
        return body.requiredText("title", 1, TITLE);
    }

    static @Nullable String notes(JsonBody body) {
        return body.text("notes", NOTES);
    }

    static @Nullable Due due(JsonBody body) {
        return body.parsed("due", Due::parse, Due.FORM);
    }

    static Priority priority(JsonBody body) {
        return Objects.requireNonNullElse(body.choice("priority", Priority.class), Priority.NONE);
    }

    static List<String> tags(JsonBody body) {
        List<String> tags = body.texts("tags", Tags.MAX, 1, Tags.MAX_LENGTH);
        for (int i = 0; i < tags.size(); i++) {
            if (!Tags.valid(tags.get(i))) {
                body.violation("tags[" + i + "]", Tags.FORM);
            }
        }
        return tags;
    }

    static @Nullable Recurrence recurrence(JsonBody body) {
        return body.parsed("recurrence", Recurrence::parse, Recurrence.FORM);
    }

    static @Nullable String timeZone(JsonBody body) {
        return body.parsed("time_zone", TaskForm::zone, "must be a time zone of the IANA database like Europe/Berlin");
    }

    /** What a rule asks of the due date that stands beside it. */
    static boolean fits(@Nullable Recurrence recurrence, @Nullable Due due) {
        return recurrence == null || due == null || due.date() == null || !recurrence.needsTime();
    }

    private static String zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException("unknown");
        }
        return name;
    }
}
