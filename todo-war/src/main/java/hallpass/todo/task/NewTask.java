package hallpass.todo.task;

import hallpass.resource.rest.JsonBody;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client sends to make a task. */
@Schema(name = "NewTask", requiredProperties = "title")
public record NewTask(
        @Schema(minLength = 1, maxLength = 255, examples = "Buy milk")
        String title,

        @Schema(name = "list_id", nullable = true, description = "Without it: the Inbox") @Nullable
        UUID listId,

        @Schema(nullable = true, maxLength = 10000) @Nullable
        String notes,

        @Schema(
                nullable = true,
                implementation = String.class,
                examples = "2026-12-01",
                description = "A date, or a time with its offset (RFC 3339), from 1900 to 9998")
        @Nullable
        Due due,

        @Schema(
                nullable = true,
                implementation = String.class,
                enumeration = {"none", "low", "medium", "high"},
                defaultValue = "none")
        Priority priority,

        @Schema(
                nullable = true,
                maxItems = 20,
                description = "Each 1 to 50 characters, not blank, without control characters")
        List<String> tags,

        @Schema(
                name = "parent_id",
                nullable = true,
                description = "A task of the same list; at most 5 levels below the top")
        @Nullable
        UUID parentId,

        @Schema(
                nullable = true,
                implementation = String.class,
                maxLength = 1000,
                examples = "FREQ=WEEKLY;BYDAY=MO",
                description = "An RFC 5545 RRULE. Completing the task makes the next one")
        @Nullable
        Recurrence recurrence,

        @Schema(
                name = "time_zone",
                nullable = true,
                examples = "Europe/Berlin",
                description = "Where a repeating due time keeps its time of day; without it: UTC")
        @Nullable
        String timeZone) {

    static NewTask from(JsonBody body) {
        NewTask wanted = new NewTask(
                TaskForm.title(body),
                body.uuid("list_id"),
                TaskForm.notes(body),
                TaskForm.due(body),
                TaskForm.priority(body),
                TaskForm.tags(body),
                body.uuid("parent_id"),
                TaskForm.recurrence(body),
                TaskForm.timeZone(body));
        if (!TaskForm.fits(wanted.recurrence(), wanted.due())) {
            body.violation("recurrence", TaskForm.NEEDS_TIME);
        }
        body.check();
        return wanted;
    }
}
