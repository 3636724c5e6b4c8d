package hallpass.system.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No path lets a user see or change the data of another user. */
@ExtendWith(OneServer.class)
class IsolationIT {

    private final Http http;
    private final TestUser admin;
    private TestUser alice;
    private TestUser mallory;
    private String list;
    private String task;
    private Tokens alicesSession;

    IsolationIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
    }

    @BeforeEach
    void two_users() {
        alice = TestUser.register(http);
        mallory = TestUser.register(http);
        alicesSession = alice.signIn();
        list = http.post("/todo/lists")
                .as(alice)
                .json("name", "Alice's secret list")
                .expect(201)
                .text("id");
        task = http.post("/todo/tasks")
                .as(alice)
                .json("title", "Alice's secret task", "list_id", list, "tags", List.of("secret"))
                .expect(201)
                .text("id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    GET    | /todo/lists/LIST                  |                            | 404
                    PATCH  | /todo/lists/LIST                  | {"name": "mine"}           | 404
                    DELETE | /todo/lists/LIST                  |                            | 404
                    GET    | /todo/tasks/TASK                  |                            | 404
                    PATCH  | /todo/tasks/TASK                  | {"title": "mine"}          | 404
                    PATCH  | /todo/tasks/TASK                  | {"status": "done"}         | 404
                    DELETE | /todo/tasks/TASK                  |                            | 404
                    POST   | /todo/tasks                       | {"title": "x", "list_id": "LIST"}   | 400 404
                    POST   | /todo/tasks                       | {"title": "x", "parent_id": "TASK"} | 400 404
                    PATCH  | /todo/tasks/OWN                   | {"list_id": "LIST"}        | 400 404
                    PATCH  | /todo/tasks/OWN                   | {"parent_id": "TASK"}      | 400 404
                    GET    | /todo/lists/LIST/members          |                            | 404
                    POST   | /todo/lists/LIST/members          | {"email": "MALLORY", "role": "owner"} | 404
                    GET    | /auth/users/ALICE                 |                            | 404 403
                    PATCH  | /auth/users/ALICE                 | {"name": "mine"}           | 403
                    PATCH  | /auth/users/ALICE                 | {"disabled": true}         | 403
                    PATCH  | /auth/users/MALLORYID             | {"roles": ["admin"]}       | 403
                    DELETE | /auth/users/ALICE                 |                            | 403
                    GET    | /auth/users                       |                            | 403
                    GET    | /auth/users?q=ALICEMAIL           |                            | 403
                    GET    | /auth/users/ALICE/sessions        |                            | 403 404
                    DELETE | /auth/users/ALICE/sessions        |                            | 403 404
                    DELETE | /auth/users/me/sessions/SESSION   |                            | 404
                    GET    | /todo/admin/statistics            |                            | 403
                    DELETE | /todo/admin/users/ALICE           |                            | 403
                    """)
    void another_user_neither_sees_nor_changes(String method, String path, String body, String statuses) {
        String own = http.post("/todo/tasks")
                .as(mallory)
                .json("title", "own")
                .expect(201)
                .text("id");
        State before = state();

        var call = http.call(method, filled(path, own)).as(mallory);
        Answer answer = (body == null ? call : call.body("application/json", filled(body, own))).send();

        int status = answer.status();
        assertTrue(List.of(statuses.split(" ")).contains(Integer.toString(status)), answer::toString);
        Refusals.problem(status, answer);
        assertFalse(answer.body().contains("secret"), answer::toString);
        assertFalse(answer.body().contains(alice.email()), answer::toString);
        assertEquals(before, state());
    }

    @ParameterizedTest
    @CsvSource({
        "/todo/tasks",
        "/todo/tasks?status=all",
        "/todo/tasks?q=secret",
        "/todo/tasks?tag=secret",
        "/todo/tasks?list=LIST",
        "/todo/lists",
        "/auth/users/me/sessions"
    })
    void a_listing_shows_ones_own_only(String path) {
        Answer answer = http.get(filled(path, "")).as(mallory).send();

        answer.expect(path.endsWith("?list=LIST") ? 404 : 200);
        assertFalse(answer.body().contains("secret\""), answer::toString);
        assertFalse(answer.body().contains("Alice's"), answer::toString);
        assertFalse(answer.body().contains(alicesSession.claims().getString("sid")), answer::toString);
    }

    @Test
    void two_tokens_of_one_user_see_the_same() {
        Tokens other = alice.signIn();

        JsonObject seen = http.get("/todo/tasks/" + task)
                .token(other.access())
                .expect(200)
                .json();

        assertEquals(
                http.get("/todo/tasks/" + task)
                        .token(alicesSession.access())
                        .expect(200)
                        .json(),
                seen);
        assertEquals(
                http.get("/todo/tasks")
                        .token(alicesSession.access())
                        .expect(200)
                        .json(),
                http.get("/todo/tasks").token(other.access()).expect(200).json());
    }

    @Test
    void an_admin_sees_accounts_but_no_tasks() {
        http.get("/auth/users/" + alice.id()).as(admin).expect(200);

        for (String path : Set.of("/todo/tasks/" + task, "/todo/lists/" + list)) {
            Refusals.problem(404, http.get(path).as(admin).send());
            Refusals.problem(404, http.delete(path).as(admin).send());
        }
        assertFalse(http.get("/todo/tasks?status=all&page_size=100")
                .as(admin)
                .expect(200)
                .body()
                .contains(task));
    }

    @Test
    void one_users_refresh_token_gives_nobody_elses_access_token() {
        Tokens refreshed = Tokens.of(http.post("/auth/token")
                .token(mallory.token())
                .form(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        alicesSession.refresh(),
                        "username",
                        mallory.email())
                .send());

        assertEquals(alice.id(), refreshed.claims().getString("sub"));
    }

    private record State(JsonObject list, JsonObject task, JsonObject account, JsonObject other, int sessions) {}

    private State state() {
        return new State(
                http.get("/todo/lists/" + list).as(alice).expect(200).json(),
                http.get("/todo/tasks/" + task).as(alice).expect(200).json(),
                alice.me(),
                mallory.me(),
                http.get("/auth/users/me/sessions")
                        .as(alice)
                        .expect(200)
                        .items()
                        .size());
    }

    private String filled(String text, String own) {
        return text.replace("ALICEMAIL", alice.email())
                .replace("MALLORYID", mallory.id())
                .replace("MALLORY", mallory.email())
                .replace("ALICE", alice.id())
                .replace("LIST", list)
                .replace("TASK", task)
                .replace("OWN", own)
                .replace("SESSION", alicesSession.claims().getString("sid"));
    }
}
