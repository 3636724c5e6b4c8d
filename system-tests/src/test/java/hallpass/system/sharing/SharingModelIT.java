package hallpass.system.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hallpass.launcher.Project;
import hallpass.system.http.Answer;
import hallpass.system.http.Call;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Every operation of the to-do service, by users of each role and by users without one. */
@ExtendWith(OneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the same users for all rows; each row has a list of its own
class SharingModelIT {

    /**
     * operation | body | the answers for owner, editor, viewer, stranger, a removed member, and without a token; -: not
     * asked
     */
    private static final String TABLE = """
            GET    /lists                             |                                                       | 200 200 200 200 200 401
            POST   /lists                             | {"name": "Own"}                                       | 201 201 201 201 201 401
            GET    /lists/{id}                        |                                                       | 200 200 200 404 404 401
            PATCH  /lists/{id}                        | {"name": "Renamed"}                                   | 200 403 403 404 404 401
            DELETE /lists/{id}                        |                                                       | 204 403 403 404 404 401
            GET    /lists/{id}/members                |                                                       | 200 200 200 404 404 401
            POST   /lists/{id}/members                | {"email": "nobody@example.org", "role": "viewer"}     | 400 403 403 404 404 401
            PATCH  /lists/{id}/members/{user_id}      | {"role": "viewer"}                                    | 200 403 403 404 404 401
            DELETE /lists/{id}/members/{user_id}      |                                                       | 204 403 403 404 404 401
            GET    /tasks                             |                                                       | 200 200 200 200 200 401
            GET    /tasks?list=LIST                   |                                                       | 200 200 200 404 404 401
            POST   /tasks                             | {"title": "New", "list_id": "LIST"}                   | 201 201 403 400 400 401
            GET    /tasks/{id}                        |                                                       | 200 200 200 404 404 401
            PATCH  /tasks/{id}                        | {"title": "Changed"}                                  | 200 200 403 404 404 401
            DELETE /tasks/{id}                        |                                                       | 204 204 403 404 404 401
            POST   /tasks/batch                       | {"operations": [{"op": "delete", "id": "TASK"}]}      | 200 200 403 404 404 401
            GET    /changes                           |                                                       | 200 200 200 200 200 401
            GET    /events                            |                                                       | -   -   -   -   -   401
            GET    /export                            |                                                       | 200 200 200 200 200 401
            POST   /import                            | {"tasks": [{"title": "New", "list_id": "LIST"}]}      | 200 200 200 200 200 401
            GET    /admin/statistics                  |                                                       | 403 403 403 403 403 401
            DELETE /admin/users/{id}                  |                                                       | 403 403 403 403 403 401
            DELETE /users/me                          |                                                       | 204 204 204 204 204 401
            """;

    private enum Who {
        OWNER,
        EDITOR,
        VIEWER,
        STRANGER,
        REMOVED,
        NOBODY;

        boolean sees() {
            return this == OWNER || this == EDITOR || this == VIEWER;
        }

        boolean writes() {
            return this == OWNER || this == EDITOR;
        }
    }

    private record Row(String method, String path, String body, List<String> expected) {
        static Row of(String line) {
            String[] cells = line.split("\\|");
            String[] operation = cells[0].strip().split("\\s+");
            return new Row(
                    operation[0],
                    operation[1],
                    cells[1].strip(),
                    List.of(cells[2].strip().split("\\s+")));
        }

        String operation() {
            return method + " " + path.replaceFirst("\\?.*", "");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final Http http;
    private final Map<Who, TestUser> users = new EnumMap<>(Who.class);
    private TestUser other;

    SharingModelIT(Hallpass hallpass) {
        http = hallpass.http();
    }

    @BeforeAll
    void users() {
        for (Who who : Who.values()) {
            if (who != Who.NOBODY && who != Who.OWNER) {
                users.put(who, TestUser.register(http));
            }
        }
        other = TestUser.register(http);
    }

    static Stream<Row> rows() {
        return TABLE.lines().map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_role_gets_the_answer_in_the_table(Row row) {
        String list = shared();
        for (Who who : List.of(Who.NOBODY, Who.STRANGER, Who.REMOVED, Who.VIEWER, Who.EDITOR, Who.OWNER)) {
            String expected = row.expected().get(who.ordinal());
            if (!expected.equals("-")) {
                String task = http.post("/todo/tasks")
                        .as(users.get(Who.OWNER))
                        .json("title", "Task", "list_id", list)
                        .expect(201)
                        .text("id");
                String before = tasks(list);

                Answer answer = ask(row, who, list, task);

                assertEquals(expected, Integer.toString(answer.status()), () -> who + ": " + answer);
                if (!who.sees()) {
                    assertFalse(
                            answer.body().contains(list) || answer.body().contains(task), () -> who + ": " + answer);
                }
                if (!who.writes()) {
                    assertEquals(before, tasks(list), () -> who + ": " + answer);
                }
            }
        }
    }

    /** If you add an operation, add a row that says who may use it. */
    @Test
    void every_operation_is_in_the_table() throws IOException {
        Map<String, Map<String, Map<String, Object>>> document = new Yaml()
                .load(Files.readString(Project.root().resolve("todo-war/src/main/resources/META-INF/openapi.yaml")));
        Set<String> described = new TreeSet<>();
        document.get("paths").forEach((path, operations) -> operations
                .keySet()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertEquals(described, rows().map(Row::operation).collect(Collectors.toCollection(TreeSet::new)));
    }

    private Answer ask(Row row, Who who, String list, String task) {
        String id = row.path().startsWith("/tasks/") ? task : list;
        if (row.path().startsWith("/admin/")) {
            id = users.get(Who.OWNER).id();
        }
        String path = row.path().replace("{id}", id).replace("{user_id}", other.id());
        Call call = http.call(row.method(), "/todo" + path.replace("LIST", list));
        if (!row.body().isEmpty()) {
            call.body("application/json", row.body().replace("LIST", list).replace("TASK", task));
        }
        return who == Who.NOBODY ? call.send() : call.as(users.get(who)).send();
    }

    private String tasks(String list) {
        return http.get("/todo/tasks?status=all&page_size=100&list=" + list)
                .as(users.get(Who.OWNER))
                .expect(200)
                .body();
    }

    /** The list has a new owner, because a user may look up only so many others in a minute. */
    private String shared() {
        users.put(Who.OWNER, TestUser.register(http));
        String list = http.post("/todo/lists")
                .as(users.get(Who.OWNER))
                .json("name", "Ours")
                .expect(201)
                .text("id");
        invite(list, users.get(Who.EDITOR), "editor");
        invite(list, users.get(Who.VIEWER), "viewer");
        invite(list, other, "viewer");
        TestUser removed = users.get(Who.REMOVED);
        invite(list, removed, "editor");
        http.delete("/todo/lists/" + list + "/members/" + removed.id())
                .as(removed)
                .expect(204);
        return list;
    }

    private void invite(String list, TestUser user, String role) {
        http.post("/todo/lists/" + list + "/members")
                .as(users.get(Who.OWNER))
                .json("email", user.email(), "role", role)
                .expect(201);
    }
}
