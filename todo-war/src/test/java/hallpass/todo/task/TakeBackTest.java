package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.rest.JsonBody;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reopens a repeating task takes back the next one, if that is as it was made. */
class TakeBackTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final UUID LIST = UUID.randomUUID();

    private final Map<UUID, Task> stored = new HashMap<>();
    private final TaskTree tree = new TaskTree();
    private Task first;

    @BeforeEach
    void store_a_task() throws ReflectiveOperationException {
        TypedQuery<?> query = (TypedQuery<?>) Proxy.newProxyInstance(
                TypedQuery.class.getClassLoader(),
                new Class<?>[] {TypedQuery.class},
                (proxy, method, values) -> switch (method.getName()) {
                    case "getResultList" -> List.of();
                    case "executeUpdate" -> 1;
                    default -> proxy;
                });
        tree.em = (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, values) -> switch (method.getName()) {
                    case "find" -> stored.get((UUID) values[1]);
                    case "remove" -> stored.remove(((Task) values[0]).id());
                    default -> query;
                });
        tree.changes = new Changes() {
            @Override
            public void ofTask(UUID list, UUID task, ChangeKind kind) {} // nobody asks here
        };
        first = new Task(
                UUID.randomUUID(),
                LIST,
                new TaskContent(
                        "Title",
                        null,
                        Due.parse("2026-12-01"),
                        Priority.NONE,
                        List.of(),
                        new Recurrence("FREQ=DAILY"),
                        null),
                Position.FIRST,
                NOW);
        store(first);
    }

    @Test
    void a_next_task_that_was_completed_and_reopened_is_taken_back_too() throws ReflectiveOperationException {
        Task second = complete(first);
        complete(second);
        change(second, "{\"status\": \"open\"}");
        assertEquals(2, stored.size());

        change(first, "{\"status\": \"open\"}");

        assertFalse(stored.containsKey(second.id()));
    }

    @Test
    void a_next_task_that_somebody_changed_stays_also_when_it_was_reopened() throws ReflectiveOperationException {
        Task second = complete(first);
        change(second, "{\"status\": \"done\", \"title\": \"Other\"}");
        change(second, "{\"status\": \"open\"}");

        change(first, "{\"status\": \"open\"}");

        assertTrue(stored.containsKey(second.id()));
    }

    @Test
    void a_next_task_that_is_done_stays() throws ReflectiveOperationException {
        Task second = complete(first);
        complete(second);

        change(first, "{\"status\": \"open\"}");

        assertTrue(stored.containsKey(second.id()));
    }

    @Test
    void a_next_task_in_another_list_stays() throws ReflectiveOperationException {
        Task second = complete(first);
        first.moveTo(UUID.randomUUID(), NOW);

        change(first, "{\"status\": \"open\"}");

        assertTrue(stored.containsKey(second.id()));
    }

    private Task complete(Task task) throws ReflectiveOperationException {
        change(task, "{\"status\": \"done\"}");
        Task next = task.next(UUID.randomUUID(), () -> Position.FIRST, NOW).orElseThrow();
        store(next);
        return next;
    }

    /** As {@link Tasks} does it. */
    private void change(Task task, String json) throws ReflectiveOperationException {
        TaskChange change = TaskChange.from(
                JsonBody.of(Json.createReader(new StringReader(json)).readObject()));
        boolean untouched = change.leavesUntouched(task);
        if (change.reopens()) {
            tree.takeBackNext(task);
        }
        change.applyTo(task, NOW);
        store(task);
        if (untouched) {
            tree.keepUntouched(task);
        }
    }

    /** Each time it is written, the version counts up. */
    private void store(Task task) throws ReflectiveOperationException {
        Field version = Task.class.getDeclaredField("version");
        version.setAccessible(true);
        version.setLong(task, task.version() + 1);
        stored.put(task.id(), task);
    }
}
