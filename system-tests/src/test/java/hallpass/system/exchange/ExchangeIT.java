package hallpass.system.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import hallpass.system.todo.TodoTests;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Export and import of all data of a user. */
@OnBothEngines
class ExchangeIT extends TodoTests {

    private String list;

    ExchangeIT(Hallpass hallpass) {
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
    void the_json_is_exported_and_imported_exactly() {
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
    void a_calendar_is_exported_and_imported() {
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
        assertEquals("FREQ=DAILY;COUNT=4", child.getString("recurrence")); // the occurrences that are left
        assertEquals("Europe/Berlin", child.getString("time_zone"));
    }

    @Test
    void a_file_without_ids_makes_nothing_twice() {
        String file = "{\"lists\":[{\"name\":\"New\"}],\"tasks\":[{\"title\":\"Alike\",\"list\":\"New\"},"
                + "{\"title\":\"Alike\",\"list\":\"New\"},{\"title\":\"Other\"}]}";
        TestUser other = TestUser.register(http);

        assertEquals(3, load(other, Json.parse(file)).getInt("tasks_created"));
        JsonObject again = load(other, Json.parse(file));

        assertEquals(0, again.getInt("tasks_created"), again::toString);
        assertEquals(0, again.getInt("lists_created"), again::toString);
        assertEquals(4, again.getInt("skipped_total"), again::toString);
        assertEquals(3, Json.objects(export(other), "tasks").size());
    }

    @Test
    void a_file_that_comes_twice_at_once_makes_nothing_twice() {
        JsonObject file = export(user);
        TestUser other = TestUser.register(http);
        other.token();

        int made =
                Parallel.all(List.<Callable<JsonObject>>of(() -> load(other, file), () -> load(other, file))).stream()
                        .mapToInt(report -> report.getInt("tasks_created"))
                        .sum();

        assertEquals(4, made);
        assertEquals(titles(file), titles(export(other)));
    }

    @Test
    void an_import_may_be_larger_than_other_bodies() {
        int many = Integer.getInteger("hallpass.exchange.tasks", 500);
        StringBuilder file = new StringBuilder("{\"tasks\":[");
        for (int i = 0; i < many; i++) {
            file.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"t%1$s\",\"title\":\"Task %1$s\",\"parent_id\":%2$s,\"notes\":\"%3$s\"}"
                            .formatted(i, i % 10 == 0 ? "null" : "\"t" + i / 10 * 10 + "\"", "n".repeat(2_200)));
        }
        file.append("]}");
        assertTrue(file.length() > 1 << 20);
        TestUser from = TestUser.register(http);
        TestUser to = TestUser.register(http);

        JsonObject report = http.post("/todo/import")
                .as(from)
                .chunked("application/json", file.toString())
                .expect(200)
                .json();
        assertEquals(many, report.getInt("tasks_created"), report::toString);
        JsonObject first = load(to, export(from));
        JsonObject again = load(to, export(from));

        assertEquals(many, first.getInt("tasks_created"));
        assertEquals(0, first.getInt("skipped_total"), () -> first.toString());
        assertEquals(0, again.getInt("tasks_created"));
        assertEquals(many, again.getInt("skipped_total"));
        Map<String, String> above = aboveByTitle(export(to));
        assertEquals(many, above.size());
        assertEquals(aboveByTitle(export(from)), above);
        Refusals.problem(
                413,
                http.post("/todo/tasks")
                        .as(from)
                        .body("application/json", file.toString())
                        .send());
    }

    /** The title of each task's parent. */
    private static Map<String, String> aboveByTitle(JsonObject export) {
        Map<String, JsonObject> byId = byId(export);
        Map<String, String> above = new TreeMap<>();
        byId.values()
                .forEach(task -> above.put(
                        task.getString("title"),
                        task.isNull("parent_id")
                                ? ""
                                : byId.get(task.getString("parent_id")).getString("title")));
        return above;
    }

    @Test
    void a_user_erases_the_own_data() {
        TestUser friend = TestUser.register(http);
        String alone = list;
        String together = http.post("/todo/lists")
                .as(user)
                .json("name", "Ours")
                .expect(201)
                .text("id");
        invite(alone, friend, "editor");
        invite(together, friend, "owner");
        create("title", "Stays", "list_id", together);
        String cursor =
                http.get("/todo/changes?page_size=100").as(user).expect(200).text("cursor");

        http.delete("/todo/users/me").as(user).expect(204);

        List<String> gone =
                http.get("/todo/changes?page_size=100&since=" + cursor).as(user).expect(200).items().stream()
                        .filter(item -> item.getString("change").equals("deleted"))
                        .map(item -> item.getString("id"))
                        .toList();
        assertTrue(gone.containsAll(List.of(alone, together)), gone::toString);
        JsonObject left = export(user);
        assertEquals(0, Json.objects(left, "tasks").size());
        assertEquals(1, Json.objects(left, "lists").size());
        Refusals.problem(404, http.get("/todo/lists/" + alone).as(friend).send());
        assertEquals(
                1,
                http.get("/todo/tasks?list=" + together)
                        .as(friend)
                        .expect(200)
                        .items()
                        .size());
        http.get("/todo/lists/" + together + "/members").as(user).expect(404);
    }

    private void invite(String to, TestUser who, String role) {
        http.post("/todo/lists/" + to + "/members")
                .as(user)
                .json("email", who.email(), "role", role)
                .expect(201);
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
    void a_table_is_exported_and_imported() {
        String table = http.get("/todo/export")
                .as(user)
                .header("Accept", "text/csv")
                .expect(200)
                .body();
        TestUser other = TestUser.register(http);

        JsonObject report = table(other, table);

        assertEquals(4, report.getInt("tasks_created"), report::toString);
        assertEquals(0, report.getInt("skipped_total"), report::toString);
        assertEquals(0, table(other, table).getInt("tasks_created"));
        Map<String, JsonObject> tasks = Json.objects(export(other), "tasks").stream()
                .collect(Collectors.toMap(
                        task -> task.getString("title") + " " + task.getString("status"), task -> task));
        JsonObject parent = tasks.get("=1+1 open");
        assertEquals(List.of("a,b", "c;d"), Json.texts(parent, "tags"));
        assertEquals("One\ntwo, three; \\ and 🙂 " + "x".repeat(200), parent.getString("notes"));
        JsonObject child = tasks.get("Child open");
        assertEquals("2026-03-29T07:00:00Z", child.getString("due"));
        assertEquals("Europe/Berlin", child.getString("time_zone"));
        assertEquals(parent.getString("id"), child.getString("parent_id"));
        assertTrue(tasks.get("Child done").containsKey("completed_at"));
    }

    @Test
    void a_wrong_cell_costs_only_itself_and_is_named_with_its_line() {
        JsonObject report = table(user, "title;due\r\nGood;2026-12-01\r\nOdd;soon\r\n;2026-12-02\r\n");

        assertEquals(2, report.getInt("tasks_created"));
        JsonObject odd = Json.objects(report, "skipped").get(0);
        assertEquals("Odd", odd.getString("title"));
        assertEquals(3, odd.getInt("line"));
        assertTrue(odd.getString("reason").startsWith("due must be"), report::toString);
        assertEquals("task", Json.objects(report, "skipped").get(1).getString("entity"));
    }

    private JsonObject table(TestUser who, String file) {
        return http.post("/todo/import")
                .as(who)
                .body("text/csv", file)
                .expect(200)
                .json();
    }

    @Test
    void wrong_entries_are_left_out_and_named() {
        JsonObject report = http.post("/todo/import")
                .as(user)
                .body(
                        "application/json",
                        "{\"tasks\":[{\"id\":\"1\",\"title\":\"Good\"},{\"id\":\"2\",\"title\":\"\"},"
                                + "{\"id\":\"3\",\"title\":\"x\",\"due\":\"soon\"},"
                                + "{\"id\":\"a\\u0000\\ud800\",\"title\":\"Odd\",\"list\":\"\\ud800\"},"
                                + "{\"id\":\"4\",\"title\":\"Alone\",\"parent_id\":\"9\"}]}")
                .expect(200)
                .json();

        assertEquals(3, report.getInt("tasks_created"));
        assertEquals(
                List.of("", "2", "3", "4"),
                Json.objects(report, "skipped").stream()
                        .map(skipped -> skipped.getString("id"))
                        .toList());
        Refusals.problem(400, http.post("/todo/import").as(user).json("x", 1).send());
        for (String malformed :
                List.of("", "[]", "{\"tasks\":[{}]", "{\"tasks\":[{}]} x", "{\"tasks\":[1]}", "{\"tasks\":{}}")) {
            Refusals.problem(
                    400,
                    http.post("/todo/import")
                            .as(user)
                            .body("application/json", malformed)
                            .send());
        }
        Refusals.problem(
                400, http.post("/todo/import").as(user).body("text/csv", "a,b").send());
        Refusals.problem(
                415,
                http.post("/todo/import").as(user).body("text/html", "title").send());
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
