package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.rest.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskQueryTest {
    private static final TaskContent CONTENT = new TaskContent("x", null, null, Priority.NONE, List.of(), null, null);

    @ParameterizedTest
    @EnumSource(TaskSort.class)
    void the_key_of_the_last_task_is_read_back_as_it_was(TaskSort sort) {
        Instant created = Instant.parse("2026-11-22T08:00:00.123456Z");
        Task task = new Task(UUID.randomUUID(), UUID.randomUUID(), CONTENT, "a0V", created);
        ListedTask listed = new ListedTask(TaskView.of(task), task.priority(), task.dueSort());

        Object key = sort.parsed(sort.keyOf(listed));

        switch (sort) {
            case CREATED, NEWEST -> assertEquals(created, key);
            case DUE -> assertEquals(Due.NEVER, key);
            case PRIORITY -> assertEquals(Priority.NONE.ordinal(), key);
            case POSITION ->
                assertEquals("a0V", new String(assertInstanceOf(byte[].class, key), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void numbers_in_sql_are_parameters_in_every_language() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TaskParams params = new TaskParams();
            params.q = "two words";
            params.dueBefore = "2026-12-01";
            TaskQuery query = TaskQuery.of(params);

            String where = query.where(PageRequest.of(null, null, "x")) + TaskSort.DUE.after("?8", "?9");

            assertTrue(where.chars().allMatch(c -> c < 128), where);
            assertEquals(List.of("%two%", "%words%"), query.parameters().subList(0, 2));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        TaskParams params = new TaskParams();
        params.list = "x";
        params.sort = "size";
        params.status = "late";
        params.q = "\u0000";
        params.dueBefore = "soon";

        ProblemException refused = assertThrows(ProblemException.class, () -> TaskQuery.of(params));

        assertEquals(
                List.of("list", "sort", "status", "q", "due_before"),
                refused.problem().violations().stream().map(Violation::field).toList());
    }

    @Test
    void what_is_below_several_tasks_is_asked_for_at_once() {
        List<UUID> parents = List.of(UUID.randomUUID(), UUID.randomUUID());
        TaskParams params = new TaskParams();
        params.parent = parents.get(0) + "," + parents.get(1);

        TaskQuery query = TaskQuery.of(params);

        assertEquals(parents, query.parameters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "018f0000-0000-7000-8000-000000000000,"})
    void parents_are_ids(String parent) {
        TaskParams params = new TaskParams();
        params.parent = parent;

        assertThrows(ProblemException.class, () -> TaskQuery.of(params));
    }
}
