package hallpass.todo.list;

import java.time.Instant;
import java.util.UUID;

/** A list as its members see it. */
public record TaskListView(UUID id, String name, String role, long taskCount, Instant createdAt, Instant updatedAt) {

    static TaskListView of(SeenList seen) {
        TaskList list = seen.list();
        return new TaskListView(
                list.id(), list.name(), seen.role().json(), seen.tasks(), list.createdAt(), list.updatedAt());
    }
}
