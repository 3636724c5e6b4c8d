package hallpass.system.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import hallpass.system.todo.TodoTests;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Numbers that transactions take while they run: a later one may commit first, and be read before the earlier one is
 * there.
 */
@ExtendWith(SeparateServers.class)
class LateCommitIT extends TodoTests {

    private final SeparateSystem system;

    LateCommitIT(SeparateSystem system) {
        super(system);
        this.system = system;
    }

    @Test
    void a_transaction_that_commits_late_is_not_missed() throws Exception {
        JsonObject task = http.post("/todo/tasks")
                .as(user)
                .json("title", "Before")
                .expect(201)
                .json();
        Copy copy = new Copy(http, user, 100);
        try (Connection late = system.postgres().connect("todo")) {
            late.setAutoCommit(false);
            change(late, UUID.fromString(task.getString("id")), UUID.fromString(task.getString("list_id")));

            String early = create("title", "Early");
            assertEquals(List.of(early), ids(copy.read()));
            late.commit();
        }

        List<JsonObject> told = copy.read();

        assertEquals(List.of(task.getString("id")), ids(told));
        assertEquals("Late", told.get(0).getJsonObject("task").getString("title"));
    }

    /** Changes a task as the service does. */
    private static void change(Connection connection, UUID task, UUID list) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                        "update task set title = 'Late', version = version + 1 where id = ?");
                PreparedStatement line = connection.prepareStatement(
                        "insert into change_log (id, audience, list_id, item_id, kind, changed_at)"
                                + " values (gen_random_uuid(), ?, ?, ?, 1, now())")) {
            update.setObject(1, task);
            update.executeUpdate();
            line.setObject(1, list);
            line.setObject(2, list);
            line.setObject(3, task);
            line.executeUpdate();
        }
    }

    private static List<String> ids(List<JsonObject> items) {
        return items.stream().map(item -> item.getString("id")).toList();
    }
}
