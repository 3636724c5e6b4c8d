package hallpass.system.todo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recurring tasks. The rules themselves have a unit test, {@code RecurrenceTest}. */
@OnBothEngines
class RecurrenceIT extends TodoTests {

    RecurrenceIT(Hallpass hallpass) {
        super(hallpass);
    }

    @Test
    void completing_makes_the_next_task_with_all_members() {
        String id = create(
                "title",
                "Water",
                "due",
                "2026-01-31",
                "recurrence",
                "FREQ=MONTHLY",
                "tags",
                List.of("home"),
                "priority",
                "low");

        JsonObject done = patch(id, "status", "done").expect(200).json();

        assertEquals("FREQ=MONTHLY", done.getString("recurrence"));
        JsonObject next = open().get(0);
        assertEquals("2026-03-31", next.getString("due"));
        assertEquals("Water", next.getString("title"));
        assertEquals("FREQ=MONTHLY", next.getString("recurrence"));
        assertEquals(List.of("home"), Json.texts(next, "tags"));
        assertEquals("low", next.getString("priority"));
        assertFalse(next.getString("id").equals(id));
    }

    @Test
    void the_next_task_is_made_once_even_if_ten_requests_complete_at_once() {
        String id = create("title", "Once", "due", "2026-01-01", "recurrence", "FREQ=DAILY");
        user.token();

        Parallel.times(10, () -> patch(id, "status", "done").expect(200));
        patch(id, "status", "open").expect(200);
        patch(id, "status", "done").expect(200);

        assertEquals(1, open().size());
    }

    @Test
    void a_reopened_task_takes_back_its_next_one_also_in_a_batch() {
        String id = create("title", "Water", "due", "2026-01-01", "recurrence", "FREQ=DAILY");
        patch(id, "status", "done").expect(200);
        String cursor =
                http.get("/todo/changes?page_size=100").as(user).expect(200).text("cursor");
        String next = open().get(0).getString("id");

        patch(id, "status", "open").expect(200);

        assertEquals(List.of(id), ids("/todo/tasks"));
        assertTrue(all("/todo/changes?since=" + cursor).stream()
                .anyMatch(item -> item.getString("id").equals(next)
                        && item.getString("change").equals("deleted")));
        for (String status : List.of("done", "open", "done")) {
            http.post("/todo/tasks/batch")
                    .as(user)
                    .json(Json.parse("{\"operations\":[{\"op\":\"update\",\"id\":\"" + id + "\",\"task\":{\"status\":\""
                            + status + "\"}}]}"))
                    .expect(200);
            assertEquals(1, open().size());
        }
        assertEquals("2026-01-02", open().get(0).getString("due"));
    }

    @Test
    void a_next_task_that_somebody_changed_stays() {
        String id = create("title", "Water", "due", "2026-01-01", "recurrence", "FREQ=DAILY");
        patch(id, "status", "done").expect(200);
        String next = open().get(0).getString("id");
        patch(next, "title", "Water twice").expect(200);

        patch(id, "status", "open").expect(200);
        patch(id, "status", "done").expect(200);

        assertEquals(List.of(next), ids("/todo/tasks"));
    }

    @Test
    void nine_o_clock_stays_nine_o_clock() {
        String id = create(
                "title",
                "Call",
                "due",
                "2026-03-28T08:00:00Z",
                "recurrence",
                "FREQ=DAILY",
                "time_zone",
                "Europe/Berlin");

        patch(id, "status", "done").expect(200);

        assertEquals("2026-03-29T07:00:00Z", open().get(0).getString("due"));
    }

    @Test
    void a_series_ends() {
        String id = create("title", "Twice", "due", "2026-01-01", "recurrence", "FREQ=DAILY;COUNT=2");

        patch(id, "status", "done").expect(200);
        patch(open().get(0).getString("id"), "status", "done").expect(200);

        assertEquals(List.of(), open());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "daily",
                "FREQ=FORTNIGHTLY",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;COUNT=2;UNTIL=20270101",
                "FREQ=HOURLY"
            })
    void a_bad_rule_is_refused(String rule) {
        Refusals.violations(
                http.post("/todo/tasks")
                        .as(user)
                        .json("title", "x", "due", "2026-01-01", "recurrence", rule)
                        .send(),
                "recurrence");
    }

    private List<JsonObject> open() {
        return all("/todo/tasks");
    }
}
