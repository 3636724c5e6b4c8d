package hallpass.system.todo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists and tasks, one at a time. */
@OnBothEngines
class TasksIT extends TodoTests {

    TasksIT(Hallpass hallpass) {
        super(hallpass);
    }

    @Test
    void each_user_has_an_inbox_that_cannot_be_deleted() {
        List<JsonObject> lists = http.get("/todo/lists").as(user).expect(200).items();

        assertEquals(1, lists.size());
        JsonObject inbox = lists.get(0);
        assertEquals("Inbox", inbox.getString("name"));
        assertEquals("owner", inbox.getString("role"));
        assertEquals(0, inbox.getInt("task_count"));
        Refusals.problem(
                409,
                http.delete("/todo/lists/" + inbox.getString("id")).as(user).send());
    }

    @Test
    void a_list_is_made_renamed_and_deleted_with_its_tasks() {
        Answer made = http.post("/todo/lists").as(user).json("name", "Garden").expect(201);
        String list = "/todo/lists/" + made.text("id");
        assertTrue(made.header("Location").endsWith(list));
        assertEquals(7, UUID.fromString(made.text("id")).version());
        String task = create("title", "Weed", "list_id", made.text("id"));

        assertEquals(1, http.get(list).as(user).expect(200).json().getInt("task_count"));
        assertEquals(
                "Balcony",
                http.patch(list)
                        .as(user)
                        .mergePatch("name", "Balcony")
                        .expect(200)
                        .text("name"));
        Refusals.problem(
                412, http.delete(list).as(user).header("If-Match", made.etag()).send());

        http.delete(list).as(user).expect(204);
        Refusals.problem(404, http.get(list).as(user).send());
        Refusals.problem(404, http.get("/todo/tasks/" + task).as(user).send());
    }

    @Test
    void two_lists_may_have_the_same_name() {
        String one = http.post("/todo/lists")
                .as(user)
                .json("name", "Twin")
                .expect(201)
                .text("id");
        String other = http.post("/todo/lists")
                .as(user)
                .json("name", "Twin")
                .expect(201)
                .text("id");

        assertNotEquals(one, other);
        assertEquals(
                List.of("Inbox", "Twin", "Twin"),
                http.get("/todo/lists").as(user).expect(200).items().stream()
                        .map(list -> list.getString("name"))
                        .toList());
    }

    @Test
    void a_name_of_spaces_is_refused() {
        String list = http.post("/todo/lists")
                .as(user)
                .json("name", " Spaced ")
                .expect(201)
                .text("id");
        for (String blank : List.of(" ", "\t \n")) {
            Refusals.violations(
                    http.post("/todo/lists").as(user).json("name", blank).send(), "name");
            Refusals.violations(
                    http.patch("/todo/lists/" + list)
                            .as(user)
                            .json("name", blank)
                            .send(),
                    "name");
        }
    }

    @Test
    void a_list_needs_a_name() {
        Refusals.violations(http.post("/todo/lists").as(user).json().send(), "name");
        Refusals.violations(http.post("/todo/lists").as(user).json("name", "").send(), "name");
        Refusals.violations(
                http.post("/todo/lists").as(user).json("name", List.of("x")).send(), "name");
    }

    @Test
    void a_new_task_has_the_members_that_were_sent_and_no_others() {
        Answer made = http.post("/todo/tasks")
                .as(user)
                .json(
                        "title",
                        "Call Zoë 🙂",
                        "notes",
                        "Ask\nabout Friday",
                        "due",
                        "2026-12-01T10:00:00+01:00",
                        "priority",
                        "high",
                        "tags",
                        List.of("home", "phone"),
                        "unknown",
                        true)
                .expect(201);

        JsonObject task = made.json();
        assertEquals(
                new TreeSet<>(Set.of(
                        "id",
                        "list_id",
                        "parent_id",
                        "title",
                        "notes",
                        "status",
                        "priority",
                        "due",
                        "tags",
                        "position",
                        "recurrence",
                        "completed_at",
                        "created_at",
                        "updated_at")),
                new TreeSet<>(task.keySet()));
        assertEquals("Call Zoë 🙂", task.getString("title"));
        assertEquals("Ask\nabout Friday", task.getString("notes"));
        assertEquals("2026-12-01T09:00:00Z", task.getString("due"));
        assertEquals("high", task.getString("priority"));
        assertEquals(List.of("home", "phone"), Json.texts(task, "tags"));
        assertEquals("open", task.getString("status"));
        assertTrue(task.isNull("completed_at") && task.isNull("parent_id"));
        assertTrue(task.getString("created_at").endsWith("Z"));
        assertEquals(7, UUID.fromString(task.getString("id")).version());
        Answer read = http.get("/todo/tasks/" + task.getString("id")).as(user).expect(200);
        assertEquals(task, read.json());
        assertEquals(made.etag(), read.etag());
    }

    @Test
    void a_patch_leaves_what_it_does_not_name_and_null_clears() {
        String id = create("title", "A", "notes", "N", "due", "2026-12-01", "priority", "low", "tags", List.of("t"));

        JsonObject renamed = patch(id, "title", "B").expect(200).json();
        assertEquals("B", renamed.getString("title"));
        assertEquals("N", renamed.getString("notes"));
        assertEquals("2026-12-01", renamed.getString("due"));
        assertEquals("low", renamed.getString("priority"));
        assertEquals(List.of("t"), Json.texts(renamed, "tags"));

        JsonObject cleared = patch(id, "notes", null, "due", null, "priority", null, "tags", null)
                .expect(200)
                .json();
        assertEquals("B", cleared.getString("title"));
        assertTrue(cleared.isNull("due"));
        assertTrue(cleared.isNull("notes") || cleared.getString("notes").isEmpty());
        assertEquals("none", cleared.getString("priority"));
        assertEquals(List.of(), Json.texts(cleared, "tags"));
        Refusals.violations(patch(id, "title", null), "title");
    }

    @Test
    void plain_json_is_a_patch_too() {
        String id = create("title", "A", "notes", "N");

        JsonObject patched = http.patch("/todo/tasks/" + id)
                .as(user)
                .json("title", "B")
                .expect(200)
                .json();

        assertEquals("B", patched.getString("title"));
        assertEquals("N", patched.getString("notes"));
    }

    @Test
    void a_task_is_completed_and_reopened() {
        String id = create("title", "A");

        assertFalse(patch(id, "status", "done").expect(200).json().isNull("completed_at"));
        assertTrue(patch(id, "status", "open").expect(200).json().isNull("completed_at"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                             | title
                    {"title": ""}                                  | title
                    {"title": 7}                                   | title
                    {"title": null}                                | title
                    {"title": "x", "due": "tomorrow"}              | due
                    {"title": "x", "due": "2026-13-01"}            | due
                    {"title": "x", "due": 20261201}                | due
                    {"title": "x", "priority": "urgent"}           | priority
                    {"title": "x", "priority": "HIGH"}             | priority
                    {"title": "x", "notes": {}}                    | notes
                    {"title": "x", "tags": "home"}                 | tags
                    {"title": "x", "tags": ["", "home"]}           | tags[0]
                    {"title": "x", "list_id": "inbox"}             | list_id
                    {"title": "x", "parent_id": 3}                 | parent_id
                    {"title": "a\\u0000b"}                         | title
                    """)
    void a_wrong_member_is_named(String body, String field) {
        Refusals.violations(
                http.post("/todo/tasks").as(user).body("application/json", body).send(), field);
        assertEquals(List.of(), all("/todo/tasks?status=all"));
    }

    @Test
    void lengths_are_counted_in_characters() {
        create("title", "🙂".repeat(255), "notes", "🙂".repeat(10_000));

        Refusals.violations(
                http.post("/todo/tasks")
                        .as(user)
                        .json("title", "🙂".repeat(256))
                        .send(),
                "title");
        Refusals.violations(
                http.post("/todo/tasks")
                        .as(user)
                        .json("title", "x", "notes", "n".repeat(10_001))
                        .send(),
                "notes");
        Refusals.violations(
                http.post("/todo/tasks")
                        .as(user)
                        .json("title", "x", "tags", Collections.nCopies(21, "t"))
                        .send(),
                "tags");
    }

    @Test
    void a_task_cannot_go_into_an_unknown_list() {
        Answer answer = http.post("/todo/tasks")
                .as(user)
                .json("title", "x", "list_id", UUID.randomUUID())
                .send();

        assertTrue(Set.of(400, 404).contains(answer.status()), answer::toString);
    }
}
