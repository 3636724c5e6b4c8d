package hallpass.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and tasks. Run on both engines. */
abstract class TasksTests {

    private final Http http;
    private TestUser user;

    TasksTests(Hallpass hallpass) {
        http = hallpass.http();
    }

    @BeforeEach
    void register() {
        user = TestUser.register(http);
    }

    // lists

    @Test
    void everybody_has_an_inbox_that_stays() {
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
    void an_inbox_is_made_once_also_by_twenty_first_requests() {
        String token = user.token();

        Parallel.times(
                20,
                () -> http.post("/todo/tasks").token(token).json("title", "x").expect(201));

        assertEquals(1, http.get("/todo/lists").token(token).expect(200).items().size());
        assertEquals(20, all("/todo/tasks?page_size=100").size());
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
    void a_list_needs_a_name() {
        Refusals.violations(http.post("/todo/lists").as(user).json().send(), "name");
        Refusals.violations(http.post("/todo/lists").as(user).json("name", "").send(), "name");
        Refusals.violations(
                http.post("/todo/lists").as(user).json("name", List.of("x")).send(), "name");
    }

    // one task

    @Test
    void a_task_has_what_it_was_given_and_no_more() {
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
    void completing_and_reopening() {
        String id = create("title", "A");

        assertFalse(patch(id, "status", "done").expect(200).json().isNull("completed_at"));
        assertTrue(patch(id, "status", "open").expect(200).json().isNull("completed_at"));
    }

    @Test
    void a_stale_entity_tag_changes_nothing() {
        String path = "/todo/tasks/" + create("title", "A");
        String stale = http.get(path).as(user).expect(200).etag();
        assertTrue(stale.matches("\"[^\"]+\""), stale);
        String fresh = http.patch(path)
                .as(user)
                .header("If-Match", stale)
                .mergePatch("title", "B")
                .expect(200)
                .etag();
        assertNotEquals(stale, fresh);

        Refusals.problem(
                412,
                http.patch(path)
                        .as(user)
                        .header("If-Match", stale)
                        .mergePatch("title", "C")
                        .send());
        Refusals.problem(
                412, http.delete(path).as(user).header("If-Match", stale).send());

        assertEquals("B", http.get(path).as(user).expect(200).text("title"));
        http.patch(path)
                .as(user)
                .header("If-Match", "\"other\", " + fresh)
                .mergePatch("title", "D")
                .expect(200);
        http.delete(path).as(user).header("If-Match", "*").expect(204);
    }

    @Test
    void an_unchanged_task_is_not_sent_again() {
        String path = "/todo/tasks/" + create("title", "A");
        String tag = http.get(path).as(user).expect(200).etag();

        Answer unchanged = http.get(path).as(user).header("If-None-Match", tag).expect(304);
        assertEquals("", unchanged.body());
        assertEquals(tag, unchanged.etag());

        http.patch(path).as(user).mergePatch("title", "B").expect(200);
        http.get(path).as(user).header("If-None-Match", tag).expect(200);
    }

    @Test
    void of_twenty_changes_with_one_entity_tag_one_wins() {
        String path = "/todo/tasks/" + create("title", "A");
        String tag = http.get(path).as(user).expect(200).etag();
        String token = user.token();

        List<Integer> statuses = Parallel.times(20, () -> http.patch(path)
                        .token(token)
                        .header("If-Match", tag)
                        .mergePatch("title", UUID.randomUUID())
                        .send())
                .stream()
                .map(Answer::status)
                .toList();

        assertEquals(1, Collections.frequency(statuses, 200), statuses::toString);
        assertEquals(19, Collections.frequency(statuses, 412), statuses::toString);
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
    void a_member_that_is_wrong_is_named(String body, String field) {
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
    void a_task_goes_into_no_list_that_is_not_there() {
        Answer answer = http.post("/todo/tasks")
                .as(user)
                .json("title", "x", "list_id", UUID.randomUUID())
                .send();

        assertTrue(Set.of(400, 404).contains(answer.status()), answer::toString);
    }

    // listings

    @Test
    void filters_select() {
        String garden = http.post("/todo/lists")
                .as(user)
                .json("name", "Garden")
                .expect(201)
                .text("id");
        String early = create("title", "Early", "due", "2026-12-01", "tags", List.of("a", "b"));
        String late = create("title", "Late", "due", "2026-12-31T12:00:00Z", "notes", "Straße zum Café");
        String weed = create("title", "100% weed", "list_id", garden);
        patch(create("title", "Finished"), "status", "done").expect(200);

        assertEquals(List.of(early, late, weed), ids("/todo/tasks"));
        assertEquals(1, ids("/todo/tasks?status=done").size());
        assertEquals(4, ids("/todo/tasks?status=all").size());
        assertEquals(List.of(weed), ids("/todo/tasks?list=" + garden));
        assertEquals(List.of(early), ids("/todo/tasks?tag=b"));
        assertEquals(List.of(), ids("/todo/tasks?tag=A"));
        assertEquals(List.of(late), ids("/todo/tasks?q=" + encoded("CAFE")));
        assertEquals(List.of(weed), ids("/todo/tasks?q=" + encoded("0%")));
        assertEquals(List.of(), ids("/todo/tasks?q=" + encoded("_____________")));
        assertEquals(List.of(early), ids("/todo/tasks?due_before=2026-12-02"));
        assertEquals(List.of(late), ids("/todo/tasks?due_after=2026-12-02"));
        assertEquals(List.of(late), ids("/todo/tasks?due_after=2026-12-02&due_before=2027-01-01&q=late"));
        assertEquals(List.of(), ids("/todo/tasks?due_before=2026-12-01"));
    }

    @Test
    void orders_are_what_they_say() {
        String low = create("title", "1", "priority", "low", "due", "2026-12-03");
        String none = create("title", "2");
        String high = create("title", "3", "priority", "high", "due", "2026-12-02T08:00:00Z");
        String medium = create("title", "4", "priority", "medium", "due", "2026-12-02");

        assertEquals(List.of(low, none, high, medium), ids("/todo/tasks?sort=created"));
        assertEquals(List.of(medium, high, none, low), ids("/todo/tasks?sort=-created"));
        assertEquals(List.of(medium, high, low, none), ids("/todo/tasks?sort=due"));
        assertEquals(List.of(high, medium, low, none), ids("/todo/tasks?sort=priority"));
        assertEquals(List.of(low, none, high, medium), ids("/todo/tasks?sort=position"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "-created", "due", "priority", "position"})
    void a_page_neither_skips_nor_repeats_while_tasks_come_and_go(String sort) {
        Set<String> there = new HashSet<>();
        List<String> priorities = List.of("none", "low", "high");
        for (int i = 0; i < 14; i++) {
            List<Object> task = new ArrayList<>(List.of("title", "T" + i, "priority", priorities.get(i % 3)));
            if (i % 4 != 0) {
                task.addAll(List.of("due", "2026-12-0" + (1 + i % 3)));
            }
            there.add(create(task.toArray()));
        }

        List<String> seen = new ArrayList<>();
        Set<String> removed = new HashSet<>();
        String token = "";
        while (token != null) {
            Answer page = http.get("/todo/tasks?page_size=3&sort=" + sort + token)
                    .as(user)
                    .expect(200);
            assertTrue(page.items().size() <= 3);
            page.items().forEach(task -> seen.add(task.getString("id")));
            // one that was seen goes, one that was not seen goes, two come at both ends of most orders
            http.delete("/todo/tasks/" + seen.get(seen.size() - 1)).as(user).expect(204);
            there.stream()
                    .filter(id -> !seen.contains(id) && !removed.contains(id))
                    .findFirst()
                    .filter(id -> removed.size() < 2)
                    .ifPresent(id -> {
                        removed.add(id);
                        http.delete("/todo/tasks/" + id).as(user).expect(204);
                    });
            if (seen.size() < 10) {
                create("title", "new", "priority", "high", "due", "2020-01-01");
                create("title", "new");
            }
            token = page.json().containsKey("next_page_token") ? "&page_token=" + page.text("next_page_token") : null;
        }

        assertEquals(seen.size(), Set.copyOf(seen).size(), "repeated");
        there.removeAll(removed);
        assertTrue(seen.containsAll(there), "skipped");
    }

    @Test
    void the_last_page_says_so() {
        for (int i = 0; i < 4; i++) {
            create("title", "T" + i);
        }

        Answer first = http.get("/todo/tasks?page_size=2").as(user).expect(200);
        Answer second = http.get("/todo/tasks?page_size=2&page_token=" + first.text("next_page_token"))
                .as(user)
                .expect(200);

        assertEquals(2, second.items().size());
        assertFalse(second.json().containsKey("next_page_token"), second::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page_size=0",
                "page_size=101",
                "page_size=-1",
                "page_size=many",
                "page_token=x",
                "page_token=W10",
                "sort=title",
                "sort=-due",
                "status=late",
                "list=inbox",
                "due_before=soon",
                "due_after=2026-99-99"
            })
    void a_bad_parameter_is_named(String parameter) {
        Refusals.violations(
                http.get("/todo/tasks?" + parameter).as(user).send(), parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void a_page_token_of_another_listing_or_user_is_refused() {
        for (int i = 0; i < 3; i++) {
            create("title", "T" + i, "due", "2026-12-01");
        }
        String token = http.get("/todo/tasks?page_size=1&sort=due")
                .as(user)
                .expect(200)
                .text("next_page_token");

        Refusals.violations(
                http.get("/todo/tasks?page_size=1&sort=created&page_token=" + token)
                        .as(user)
                        .send(),
                "page_token");
        Refusals.violations(
                http.get("/todo/tasks?page_size=1&sort=due&page_token=" + token)
                        .as(TestUser.register(http))
                        .send(),
                "page_token");
    }

    // the same request twice

    @Test
    void a_repeated_key_answers_the_first_answer() {
        String key = UUID.randomUUID().toString();

        Answer first = createWith(key, "Once").expect(201);
        Answer again = createWith(key, "Once").expect(201);

        assertEquals(first.json(), again.json());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(first.etag(), again.etag());
        assertEquals(1, all("/todo/tasks").size());
    }

    @Test
    void a_key_at_twenty_places_at_once_makes_one_task() {
        String key = UUID.randomUUID().toString();
        user.token();

        Set<String> ids = Parallel.times(20, () -> createWith(key, "Once")).stream()
                .map(answer -> answer.expect(201).text("id"))
                .collect(Collectors.toSet());

        assertEquals(1, ids.size());
        assertEquals(1, all("/todo/tasks").size());
    }

    @Test
    void a_key_with_another_body_is_refused() {
        String key = UUID.randomUUID().toString();
        createWith(key, "One").expect(201);

        Refusals.problem(422, createWith(key, "Other"));

        assertEquals(1, all("/todo/tasks").size());
    }

    @Test
    void a_key_belongs_to_its_user() {
        String key = UUID.randomUUID().toString();
        createWith(key, "Mine").expect(201);

        TestUser other = TestUser.register(http);
        http.post("/todo/tasks")
                .as(other)
                .header("Idempotency-Key", key)
                .json("title", "Theirs")
                .expect(201);
    }

    @Test
    void a_refused_request_does_not_use_its_key_up() {
        String key = UUID.randomUUID().toString();
        Refusals.violations(createWith(key, ""), "title");

        createWith(key, "Now").expect(201);
    }

    private Answer createWith(String key, String title) {
        return http.post("/todo/tasks")
                .as(user)
                .header("Idempotency-Key", key)
                .json("title", title)
                .send();
    }

    private String create(Object... members) {
        return http.post("/todo/tasks").as(user).json(members).expect(201).text("id");
    }

    private Answer patch(String id, Object... members) {
        return http.patch("/todo/tasks/" + id).as(user).mergePatch(members).send();
    }

    private List<JsonObject> all(String path) {
        return http.get(path).as(user).expect(200).items();
    }

    private List<String> ids(String path) {
        return all(path).stream().map(task -> task.getString("id")).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
