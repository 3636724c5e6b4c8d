package hallpass.todo.task;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client writes into a task and what every task of a series has: a new task, a change, an import and the next
 * task of a series all use it. So only this class, {@link Task}, {@link TaskView} and {@link ListedTask} list all of
 * its members, and the exports to other programs (CONTRIBUTING says where).
 *
 * @param timeZone where a repeating due time keeps its time of day; null: UTC
 */
record TaskContent(
        String title,
        @Nullable String notes,
        @Nullable Due due,
        Priority priority,
        List<String> tags,
        @Nullable Recurrence recurrence,
        @Nullable String timeZone) {
    private static final String NEEDS_TIME = "repeats within a day, so it needs a due time";

    /** Reads the content of a new task. Each mistake becomes a violation of the body. */
    static TaskContent from(JsonBody body) {
        TaskContent content = read(body, title(body));
        if (!content.fits()) {
            body.violation("recurrence", NEEDS_TIME);
        }
        return content;
    }

    /** Reads the members that a merge patch sends; the others are empty. */
    static TaskContent fromPatch(JsonBody body) {
        return read(body, body.has("title") ? title(body) : "");
    }

    private static TaskContent read(JsonBody body, String title) {
        return new TaskContent(
                title,
                body.text("notes", TaskBounds.NOTES),
                body.parsed("due", Due::parse, Due.FORM),
                Objects.requireNonNullElse(body.choice("priority", Priority.class), Priority.NONE),
                tags(body),
                body.parsed("recurrence", Recurrence::parse, Recurrence.FORM),
                body.parsed(
                        "time_zone", TaskContent::zone, "must be a time zone of the IANA database like Europe/Berlin"));
    }

    private static String title(JsonBody body) {
        return body.requiredText("title", 1, TaskBounds.TITLE);
    }

    private static List<String> tags(JsonBody body) {
        List<String> tags = body.texts("tags", TaskBounds.TAGS, 1, TaskBounds.TAG);
        for (int i = 0; i < tags.size(); i++) {
            if (!Tags.valid(tags.get(i))) {
                body.violation("tags[" + i + "]", Tags.FORM);
            }
        }
        return tags;
    }

    private static String zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException("unknown");
        }
        return name;
    }

    /**
     * This content with the members that a patch sends.
     *
     * @param sent the body from which the patch was read
     * @throws ProblemException 400 if the changed members don't fit those that stay
     */
    TaskContent patched(TaskContent patch, JsonBody sent) {
        TaskContent patched = new TaskContent(
                sent.has("title") ? patch.title : title,
                sent.has("notes") ? patch.notes : notes,
                sent.has("due") ? patch.due : due,
                sent.has("priority") ? patch.priority : priority,
                sent.has("tags") ? patch.tags : tags,
                sent.has("recurrence") ? patch.recurrence : recurrence,
                sent.has("time_zone") ? patch.timeZone : timeZone);
        if (!patched.fits()) {
            throw ProblemException.invalid("recurrence", NEEDS_TIME);
        }
        return patched;
    }

    /** The same content at another time, as the next task of a series has it. */
    TaskContent dueAt(Due next) {
        return new TaskContent(title, notes, next, priority, tags, recurrence, timeZone);
    }

    /** Whether the due date tells when the task repeats. */
    private boolean fits() {
        return recurrence == null || due == null || due.date() == null || !recurrence.needsTime();
    }
}
