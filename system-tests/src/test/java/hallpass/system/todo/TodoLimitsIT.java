package hallpass.system.todo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Events;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.SeparateSystem;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits on what a user may have, on two to-do servers with low limits and one database. */
@OwnServers
class TodoLimitsIT {

    private static final int TASKS = 30;
    private static final int REQUESTS = 150;
    private static final Map<String, String> SETTINGS = Map.of(
            "HALLPASS_TODO_TASKS", Integer.toString(TASKS),
            "HALLPASS_TODO_LISTS", "4",
            "HALLPASS_TODO_MEMBERS", "3",
            "HALLPASS_TODO_STREAMS", "2",
            "HALLPASS_TODO_REQUESTS", Integer.toString(REQUESTS),
            "HALLPASS_TODO_IMPORT_BYTES", "2097152");

    private static SeparateSystem system;

    private Http http;
    private Http second;
    private TestUser user;

    @BeforeAll
    static void start() throws Exception {
        system = SeparateSystem.startWithTwoTodos("limits", SETTINGS);
    }

    @AfterAll
    static void close() {
        system.close();
    }

    @BeforeEach
    void register() {
        http = system.http();
        second = system.otherTodo();
        user = TestUser.register(http);
    }

    @Test
    void the_number_of_tasks_is_limited() {
        String first = create(http, "Task 0");
        IntStream.range(1, TASKS).forEach(i -> create(http, "Task " + i));

        said(
                409,
                "at most 30 tasks",
                http.post("/todo/tasks").as(user).json("title", "x").send());
        said(
                409,
                "at most 30 tasks",
                second.post("/todo/tasks").as(user).json("title", "x").send());
        Answer batch = http.post("/todo/tasks/batch")
                .as(user)
                .body(
                        "application/json",
                        "{\"operations\":[{\"op\":\"delete\",\"id\":\"" + first
                                + "\"},{\"op\":\"create\",\"task\":{\"title\":\"a\"}},"
                                + "{\"op\":\"create\",\"task\":{\"title\":\"b\"}}]}")
                .send();
        said(409, "at most 30 tasks", batch);
        assertEquals(2, batch.json().getInt("operation"));
        Answer report = http.post("/todo/import")
                .as(user)
                .body("application/json", "{\"tasks\":[{\"id\":\"1\",\"title\":\"x\"},{\"id\":\"2\",\"title\":\"y\"}]}")
                .expect(200);
        assertEquals(0, report.json().getInt("tasks_created"));
        assertTrue(report.body().contains("at most 30 tasks"), report::toString);

        http.delete("/todo/tasks/" + first).as(user).expect(204);
        create(http, "Room again");
    }

    @Test
    void the_number_of_lists_and_members_is_limited() {
        String list = listsToTheBound();

        invite(list).expect(201);
        invite(list).expect(201);
        said(409, "at most 3 members", invite(list));
    }

    @Test
    void a_list_of_another_user_does_not_count() {
        TestUser other = TestUser.register(http);
        String theirs = http.post("/todo/lists")
                .as(other)
                .json("name", "Theirs")
                .expect(201)
                .text("id");
        http.post("/todo/lists/" + theirs + "/members")
                .as(other)
                .json("email", user.email(), "role", "editor")
                .expect(201);

        listsToTheBound();

        assertEquals(5, http.get("/todo/lists").as(user).expect(200).items().size());
    }

    @Test
    void the_number_of_tags_is_limited() {
        Refusals.violations(
                http.post("/todo/tasks")
                        .as(user)
                        .json(
                                "title",
                                "x",
                                "tags",
                                IntStream.range(0, 21).mapToObj(i -> "tag" + i).toList())
                        .send(),
                "tags");
        Refusals.violations(
                http.post("/todo/tasks")
                        .as(user)
                        .json("title", "x", "tags", List.of("x".repeat(51)))
                        .send(),
                "tags[0]");
    }

    @Test
    void the_size_of_bodies_and_files_is_limited() {
        String large = "{\"title\":\"x\",\"x\":\"" + "x".repeat(1 << 20) + "\"}";
        said(
                413,
                "1 MiB",
                http.post("/todo/tasks")
                        .as(user)
                        .body("application/json", large)
                        .send());
        said(
                413,
                "1 MiB",
                http.post("/todo/tasks")
                        .as(user)
                        .chunked("application/json", large)
                        .send());

        String file = "{\"tasks\":[{\"title\":\"x\"}],\"x\":\"" + "x".repeat(1 << 20) + "\"}";
        http.post("/todo/import").as(user).body("application/json", file).expect(200);
        String tooLarge = file + " ".repeat(1 << 20);
        said(
                413,
                "2 MiB",
                http.post("/todo/import")
                        .as(user)
                        .body("application/json", tooLarge)
                        .send());
        said(
                413,
                "2 MiB",
                http.post("/todo/import")
                        .as(user)
                        .chunked("application/json", tooLarge)
                        .send());
        said(
                413,
                "2 MiB",
                http.post("/todo/import")
                        .as(user)
                        .chunked("text/calendar", tooLarge)
                        .send());
    }

    @Test
    void the_number_of_a_users_streams_is_limited() {
        try (Events one = Events.open(http, user.token(), "");
                Events two = Events.open(http, user.token(), "");
                Events three = Events.open(http, user.token(), "")) {
            assertEquals(List.of(200, 200, 429), List.of(one.status(), two.status(), three.status()));
            assertTrue(three.header("Retry-After").matches("[1-9]\\d*"));
        }
    }

    @Test
    void the_number_of_requests_in_a_minute_is_limited() {
        TestUser other = TestUser.register(http);
        Answer first = http.get("/todo/lists").as(user).expect(200);
        assertEquals("\"user\";q=" + REQUESTS + ";w=60", first.header("RateLimit-Policy"));
        assertTrue(first.header("RateLimit").matches("\"user\";r=149;t=1"), first::toString);

        Answer refused = first;
        for (int i = 0; i < 4 * REQUESTS && refused.status() == 200; i++) {
            refused = http.get("/todo/lists").as(user).send();
        }

        said(429, "Too many requests", refused);
        assertTrue(refused.header("Retry-After").matches("[1-9]\\d*"), refused::toString);
        assertTrue(refused.header("RateLimit").startsWith("\"user\";r=0;t="), refused::toString);
        http.get("/todo/lists").as(other).expect(200);
        Eventually.eventually(
                Duration.ofSeconds(20),
                () -> http.get("/todo/lists").as(user).send(),
                answer -> answer.status() == 200);
    }

    @Test
    void each_server_tells_the_changes_of_the_other() {
        String cursor = http.get("/todo/changes").as(user).expect(200).text("cursor");
        try (Events events = Events.open(http, user.token(), cursor)) {
            long begin = System.nanoTime();
            String task = create(second, "There");
            long made = System.nanoTime();
            events.await(task);
            System.out.println("another server's change was told "
                    + Duration.ofNanos(System.nanoTime() - made).toMillis() + " ms after it was answered, which took "
                    + Duration.ofNanos(made - begin).toMillis() + " ms");

            assertEquals(List.of(task), told(http, cursor));
            String here = create(http, "Here");
            assertEquals(List.of(task, here), told(second, cursor));
            events.await(here);
        }
    }

    @Test
    void an_old_cursor_is_told_to_start_over() throws Exception {
        String cursor = http.get("/todo/changes").as(user).expect(200).text("cursor");
        String task = create(http, "New");
        http.get("/todo/changes?since=" + cursor).as(user).expect(200);
        try (Connection connection = system.postgres().connect("todo");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update change_counter set purged_seq = last_seq");
        }

        Answer gone = http.get("/todo/changes?since=" + cursor).as(user).send();

        Refusals.problem(410, gone);
        assertEquals("/todo/changes", gone.text("start_over"));
        Answer stream = http.get("/todo/events")
                .as(user)
                .header("Last-Event-ID", cursor)
                .send();
        Refusals.problem(410, stream);
        Answer anew = http.get(gone.text("start_over")).as(user).expect(200);
        assertTrue(anew.items().stream().anyMatch(item -> item.getString("id").equals(task)), anew::toString);
        String later = create(second, "Later");
        assertEquals(List.of(later), told(http, anew.text("cursor")));
    }

    private String create(Http server, String title) {
        return server.post("/todo/tasks")
                .as(user)
                .json("title", title)
                .expect(201)
                .text("id");
    }

    /** Makes three lists beside the Inbox and is refused a fourth. @return the first list */
    private String listsToTheBound() {
        String first = list("One");
        list("Two");
        list("Three");
        said(
                409,
                "at most 4 lists",
                http.post("/todo/lists").as(user).json("name", "Four").send());
        return first;
    }

    private String list(String name) {
        return http.post("/todo/lists").as(user).json("name", name).expect(201).text("id");
    }

    private Answer invite(String list) {
        return http.post("/todo/lists/" + list + "/members")
                .as(user)
                .json("email", TestUser.register(http).email(), "role", "editor")
                .send();
    }

    private List<String> told(Http server, String cursor) {
        return server.get("/todo/changes?since=" + cursor).as(user).expect(200).items().stream()
                .filter(item -> item.getString("entity").equals("task"))
                .map(item -> item.getString("id"))
                .toList();
    }

    private static void said(int status, String text, Answer answer) {
        Refusals.problem(status, answer);
        assertTrue(answer.text("detail").contains(text), answer::toString);
    }
}
