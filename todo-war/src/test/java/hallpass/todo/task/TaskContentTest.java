package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A member that is added to {@link TaskContent} must be kept everywhere: these tests fail if one place forgets it. */
class TaskContentTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final TaskContent LEAST = new TaskContent("Title", null, null, Priority.NONE, List.of(), null, null);
    private static final TaskContent FULL = new TaskContent(
            "Water the plants",
            "Not the cactus",
            new Due(null, Instant.parse("2026-12-01T08:00:00Z")),
            Priority.HIGH,
            List.of("home"),
            new Recurrence("FREQ=DAILY"),
            "Europe/Berlin");
    private static final String FULL_JSON = """
            {"title": "Water the plants", "notes": "Not the cactus", "due": "2026-12-01T09:00:00+01:00",
             "priority": "high", "tags": ["home"], "recurrence": "FREQ=DAILY", "time_zone": "Europe/Berlin"}""";

    @Test
    void the_full_example_differs_from_the_least_in_every_member() throws ReflectiveOperationException {
        for (RecordComponent member : TaskContent.class.getRecordComponents()) {
            assertNotEquals(
                    member.getAccessor().invoke(LEAST), member.getAccessor().invoke(FULL), member.getName());
        }
    }

    @Test
    void a_new_task_has_every_member() {
        assertEquals(FULL, NewTask.from(body(FULL_JSON)).content());
        assertEquals(FULL, task(FULL).content());
    }

    @Test
    void a_change_sets_every_member_that_it_sends_and_no_other() {
        Task task = task(LEAST);
        TaskChange.from(body(FULL_JSON)).applyTo(task, NOW);
        assertEquals(FULL, task.content());

        TaskChange.from(body("{}")).applyTo(task, NOW);
        assertEquals(FULL, task.content());
    }

    @Test
    void the_next_task_of_a_series_has_every_member_but_another_due() {
        Task next = task(FULL).next(UUID.randomUUID(), () -> "a1", NOW).orElseThrow();

        Due tomorrow = new Due(null, Instant.parse("2026-12-02T08:00:00Z"));
        assertEquals(FULL.dueAt(tomorrow), next.content());
        assertEquals(new Series("2026-12-01T09:00", 2, false), next.series());
    }

    @Test
    void another_rule_begins_another_series_and_other_words_do_not() {
        Task second = task(FULL).next(UUID.randomUUID(), () -> "a1", NOW).orElseThrow();

        TaskChange.from(body("{\"title\": \"Water them\"}")).applyTo(second, NOW);
        assertEquals(new Series("2026-12-01T09:00", 2, false), second.series());

        TaskChange.from(body("{\"due\": \"2026-12-05T08:00:00Z\"}")).applyTo(second, NOW);
        assertEquals(new Series(null, 2, false), second.series());

        TaskChange.from(body("{\"recurrence\": \"FREQ=WEEKLY\"}")).applyTo(second, NOW);
        assertEquals(new Series(null, 1, false), second.series());
    }

    @Test
    void a_task_is_answered_with_every_member() {
        TaskView view = TaskView.of(task(FULL));

        assertEquals("Water the plants", view.title());
        assertEquals("Not the cactus", view.notes());
        assertEquals("2026-12-01T08:00:00Z", view.due());
        assertEquals("high", view.priority());
        assertEquals(List.of("home"), view.tags());
        assertEquals("FREQ=DAILY", view.recurrence());
        assertEquals("Europe/Berlin", view.timeZone());
    }

    @Test
    void a_task_without_a_due_repeats_from_the_day_of_its_completion() {
        TaskContent content =
                new TaskContent("Title", null, null, Priority.NONE, List.of(), new Recurrence("FREQ=WEEKLY"), null);

        Task next = task(content).next(UUID.randomUUID(), () -> "a1", NOW).orElseThrow();

        assertEquals(
                new Due(LocalDate.parse("2026-12-08"), null), next.content().due());
    }

    private static Task task(TaskContent content) {
        return new Task(UUID.randomUUID(), UUID.randomUUID(), content, Position.FIRST, NOW);
    }

    private static JsonBody body(String json) {
        return JsonBody.of(Json.createReader(new StringReader(json)).readObject());
    }
}
