package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskChangeTest {
    private static final Instant MADE = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Task task = full();

    @Test
    void what_was_not_sent_stays() {
        TaskView before = TaskView.of(task);

        change("{\"title\": \"Other\"}");

        TaskView after = TaskView.of(task);
        assertEquals("Other", after.title());
        assertEquals(before.notes(), after.notes());
        assertEquals(before.due(), after.due());
        assertEquals(before.priority(), after.priority());
        assertEquals(before.tags(), after.tags());
        assertEquals(before.status(), after.status());
        assertEquals(before.position(), after.position());
        assertEquals(NOW, after.updatedAt());
    }

    @Test
    void null_clears() {
        change("{\"notes\": null, \"due\": null, \"tags\": null, \"priority\": null}");

        assertEquals(new TaskContent("Title", null, null, Priority.NONE, List.of(), null, null), task.content());
        assertEquals(Due.NEVER, task.dueSort());
    }

    @Test
    void completing_twice_keeps_the_first_time_and_reopening_forgets_it() {
        change("{\"status\": \"done\"}");
        TaskChange.from(body("{\"status\": \"done\"}")).applyTo(task, NOW.plusSeconds(60));
        assertEquals(NOW, task.completedAt());

        change("{\"status\": \"open\"}");

        assertEquals(Status.OPEN, task.status());
        assertNull(task.completedAt());
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertEquals(
                List.of("title", "due", "recurrence", "status"),
                refused("{\"title\": null, \"status\": \"later\", \"due\": \"soon\","
                        + " \"recurrence\": \"FREQ=SOMETIMES\"}"));
        assertEquals(
                List.of("status", "list_id"), refused("{\"status\": null, \"list_id\": null, \"recurrence\": null}"));
    }

    @Test
    void a_new_task_needs_a_title() {
        ProblemException refused = assertThrows(ProblemException.class, () -> NewTask.from(body("{}")));

        assertEquals("title", refused.problem().violations().get(0).field());
    }

    private void change(String json) {
        TaskChange.from(body(json)).applyTo(task, NOW);
    }

    private static List<String> refused(String json) {
        return assertThrows(ProblemException.class, () -> TaskChange.from(body(json))).problem().violations().stream()
                .map(Violation::field)
                .toList();
    }

    private static JsonBody body(String text) {
        return JsonBody.of(Json.createReader(new StringReader(text)).readObject());
    }

    private static Task full() {
        TaskContent content = new TaskContent(
                "Title", "Notes", Due.parse("2026-12-01"), Priority.HIGH, List.of("a", "b"), null, null);
        return new Task(UUID.randomUUID(), UUID.randomUUID(), content, Position.FIRST, MADE);
    }
}
