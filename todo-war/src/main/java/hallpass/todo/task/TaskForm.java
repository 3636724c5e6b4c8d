package hallpass.todo.task;

import hallpass.resource.rest.JsonBody;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the members of a task are read from a request, the same way for a new task and for a change. */
final class TaskForm {
    private static final int TITLE = 255; // code points
    private static final int NOTES = 10_000; // code points
    private static final int RECURRENCE = 1_000; // code points

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

    /** Nothing repeats yet; to ask for it is refused, not lost. */
    static void refuseRecurrence(JsonBody body) {
        if (body.text("recurrence", RECURRENCE) != null) {
            body.violation("recurrence", "is not supported yet");
        }
    }
}
