package hallpass.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything out and in again. Run on both engines. */
abstract class ExchangeTests extends TodoTests {

    private String list;

    ExchangeTests(Hallpass hallpass) {
        super(hallpass);
    }

    @BeforeEach
    void fill() {
        list = http.post("/todo/lists")
                .as(user)
                .json("name", "Garden, \"big\"; ü")
                .expect(201)
                .text("id");
        String parent = create(
                "title",
                "=1+1",
                "notes",
                "One\ntwo, three; \\ and 🙂 " + "x".repeat(200),
                "due",
                "2026-12-01",
                "priority",
                "high",
                "tags",
                List.of("a,b", "c;d"),
                "list_id",
                list);
        String child = create(
                "title",
                "Child",
                "parent_id",
                parent,
                "list_id",
                list,
                "due",
                "2026-03-28T08:00:00Z",
                "recurrence",
                "FREQ=DAILY;COUNT=5",
                "time_zone",
                "Europe/Berlin",
                "priority",
                "low");
        patch(child, "status", "done").expect(200);
        create("title", "In the Inbox");
    }

    @Test
    void the_json_goes_out_and_in_exactly() {
        JsonObject before = export(user);

        http.delete("/todo/lists/" + list).as(user).expect(204);
        JsonObject report = load(user, before);

        assertEquals(1, report.getInt("lists_created"));
        assertEquals(3, report.getInt("tasks_created"));
        assertEquals(byId(before), byId(export(user)));
    }

    @Test
    void the_same_file_makes_nothing_twice() {
        JsonObject file = export(user);
        TestUser other = TestUser.register(http);

        assertEquals(0, load(user, file).getInt("tasks_created"));
        assertEquals(4, load(other, file).getInt("tasks_created"));
        JsonObject again = load(other, file);

        assertEquals(0, again.getInt("tasks_created"));
        assertEquals(0, again.getInt("lists_created"));
        assertEquals(5, Json.objects(again, "skipped").size(), again::toString);
        assertEquals(titles(file), titles(export(other)));
    }

    @Test
    void a_calendar_goes_out_and_in() {
        Answer calendar = http.get("/todo/export")
                .as(user)
                .header("Accept", "text/calendar")
                .expect(200);
        assertEquals("text/calendar", calendar.mediaType());
        assertTrue(calendar.body()
                .lines()
                .allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75));
        TestUser other = TestUser.register(http);

        assertEquals(4, calendar(other, calendar.body()).getInt("tasks_created"));
        assertEquals(0, calendar(other, calendar.body()).getInt("tasks_created"));

        Map<String, JsonObject> open = Json.objects(export(other), "tasks").stream()
                .filter(task -> task.getString("status").equals("open"))
                .collect(Collectors.toMap(task -> task.getString("title"), task -> task));
        JsonObject parent = open.get("=1+1");
        assertEquals("One\ntwo, three; \\ and 🙂 " + "x".repeat(200), parent.getString("notes"));
        assertEquals(List.of("a,b", "c;d"), Json.texts(parent, "tags"));
        assertEquals("2026-12-01", parent.getString("due"));
        assertEquals("high", parent.getString("priority"));
        JsonObject child = open.get("Child");
        assertEquals(parent.getString("id"), child.getString("parent_id"));
        assertEquals("2026-03-29T07:00:00Z", child.getString("due"));
        assertEquals("FREQ=DAILY;COUNT=4", child.getString("recurrence")); // what is left of it
        assertEquals("Europe/Berlin", child.getString("time_zone"));
    }

    @Test
    void nothing_in_the_table_is_a_formula() {
        String table = http.get("/todo/export")
                .as(user)
                .header("Accept", "text/csv")
                .expect(200)
                .body();

        assertTrue(table.contains("\"'=1+1\""), table);
    }

    @Test
    void what_is_wrong_is_left_out_and_said() {
        JsonObject report = http.post("/todo/import")
                .as(user)
                .body(
                        "application/json",
                        "{\"tasks\":[{\"id\":\"1\",\"title\":\"Good\"},{\"id\":\"2\",\"title\":\"\"},"
                                + "{\"id\":\"3\",\"title\":\"x\",\"due\":\"soon\"},{\"id\":\"4\",\"title\":\"Alone\",\"parent_id\":\"9\"}]}")
                .expect(200)
                .json();

        assertEquals(2, report.getInt("tasks_created"));
        assertEquals(
                List.of("2", "3", "4"),
                Json.objects(report, "skipped").stream()
                        .map(skipped -> skipped.getString("id"))
                        .toList());
        Refusals.problem(400, http.post("/todo/import").as(user).json("x", 1).send());
        Refusals.problem(
                400,
                http.post("/todo/import")
                        .as(user)
                        .body("text/calendar", "hello")
                        .send());
    }

    private JsonObject export(TestUser who) {
        return http.get("/todo/export")
                .as(who)
                .header("Accept", "application/json")
                .expect(200)
                .json();
    }

    private JsonObject load(TestUser who, JsonObject file) {
        return http.post("/todo/import").as(who).json(file).expect(200).json();
    }

    private JsonObject calendar(TestUser who, String file) {
        return http.post("/todo/import")
                .as(who)
                .body("text/calendar", file)
                .expect(200)
                .json();
    }

    private static Map<String, JsonObject> byId(JsonObject export) {
        return new TreeMap<>(Json.objects(export, "tasks").stream()
                .collect(Collectors.toMap(task -> task.getString("id"), task -> task)));
    }

    private static List<String> titles(JsonObject export) {
        return Json.objects(export, "tasks").stream()
                .map(task -> task.getString("title"))
                .sorted()
                .toList();
    }
}
