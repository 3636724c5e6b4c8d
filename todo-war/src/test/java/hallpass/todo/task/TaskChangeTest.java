package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
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

        assertNull(task.notes());
        assertNull(task.due());
        assertEquals(List.of(), task.tags());
        assertEquals(Priority.NONE, task.priority());
        assertEquals(Due.NEVER, task.dueSort());
    }

    @Test
    void completing_twice_keeps_the_first_time_and_reopening_forgets_it() {
        change("{\"status\": \"done\"}");
        TaskChange.from(json("{\"status\": \"done\"}")).applyTo(task, NOW.plusSeconds(60));
        assertEquals(NOW, task.completedAt());

        change("{\"status\": \"open\"}");

        assertEquals(Status.OPEN, task.status());
        assertNull(task.completedAt());
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertEquals(
                List.of("title", "status", "due", "recurrence"),
                refused(
                        "{\"title\": null, \"status\": \"later\", \"due\": \"soon\", \"recurrence\": \"FREQ=SOMETIMES\"}"));
        assertEquals(
                List.of("status", "list_id"), refused("{\"status\": null, \"list_id\": null, \"recurrence\": null}"));
    }

    @Test
    void a_new_task_needs_a_title() {
        ProblemException refused = assertThrows(
                ProblemException.class, () -> NewTask.from(hallpass.resource.rest.JsonBody.of(json("{}"))));

        assertEquals("title", refused.problem().violations().get(0).field());
    }

    private void change(String json) {
        TaskChange.from(json(json)).applyTo(task, NOW);
    }

    private static List<String> refused(String json) {
        return assertThrows(ProblemException.class, () -> TaskChange.from(json(json))).problem().violations().stream()
                .map(Violation::field)
                .toList();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static Task full() {
        Task task = new Task(UUID.randomUUID(), UUID.randomUUID(), "Title", "Notes", Position.FIRST, MADE);
        task.dueOn(Due.parse("2026-12-01"));
        task.prioritize(Priority.HIGH);
        task.tag(List.of("a", "b"));
        return task;
    }
}
