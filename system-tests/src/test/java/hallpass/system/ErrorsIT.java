package hallpass.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.RawHttp;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be wrong with a request, at every kind of endpoint; each answer is searched for leaks too. */
@ExtendWith(OneServer.class)
class ErrorsIT {

    /** method, path, role that it needs */
    private static final String PROTECTED = """
            GET,    /todo/lists,                    user
            POST,   /todo/lists,                    user
            GET,    /todo/lists/ID,                 user
            PATCH,  /todo/lists/ID,                 user
            DELETE, /todo/lists/ID,                 user
            GET,    /todo/tasks,                    user
            POST,   /todo/tasks,                    user
            GET,    /todo/tasks/ID,                 user
            PATCH,  /todo/tasks/ID,                 user
            DELETE, /todo/tasks/ID,                 user
            GET,    /todo/admin/statistics,         admin
            DELETE, /todo/admin/users/ID,           admin
            GET,    /auth/userinfo,                 user
            GET,    /auth/users,                    admin
            GET,    /auth/users/ID,                 user
            PATCH,  /auth/users/ID,                 admin
            DELETE, /auth/users/ID,                 admin
            GET,    /auth/users/me,                 user
            PATCH,  /auth/users/me,                 user
            DELETE, /auth/users/me,                 user
            PUT,    /auth/users/me/password,        user
            GET,    /auth/users/me/sessions,        user
            DELETE, /auth/users/me/sessions,        user
            DELETE, /auth/users/me/sessions/ID,     user
            GET,    /auth/users/ID/sessions,        admin
            DELETE, /auth/users/ID/sessions,        admin
            """;

    private static final String JSON = "application/json";
    private static final int MEBIBYTE = 1 << 20;

    private final Http http;

    ErrorsIT(Hallpass hallpass) {
        http = hallpass.http();
    }

    private TestUser user() {
        return Once.user(http);
    }

    /** For requests that change nothing. */
    private static final class Once {
        private static TestUser user;

        static synchronized TestUser user(Http http) {
            if (user == null) {
                user = TestUser.register(http);
            }
            return user;
        }
    }

    // tokens and roles

    @ParameterizedTest
    @CsvSource(textBlock = PROTECTED)
    void without_a_token_it_is_401(String method, String path, String role) {
        Answer answer = call(method, path);

        Refusals.problem(401, answer);
        assertFalse(answer.header("WWW-Authenticate").contains("error="), answer::toString);
    }

    @ParameterizedTest
    @CsvSource(textBlock = PROTECTED)
    void with_a_junk_token_it_is_401(String method, String path, String role) {
        Answer answer =
                withBody(http.call(method, real(path)), method).token("junk").send();

        Refusals.problem(401, answer);
        assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_token\""), answer::toString);
    }

    @ParameterizedTest
    @CsvSource(textBlock = PROTECTED)
    void without_the_role_it_is_403(String method, String path, String role) {
        if (role.equals("admin")) {
            Refusals.problem(
                    403,
                    withBody(http.call(method, real(path)), method).as(user()).send());
        }
    }

    // where there is nothing

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/todo/nothing",
                "/todo/tasks/ID/nothing",
                "/todo/tasks/ID",
                "/todo/lists/ID",
                "/todo/tasks/not-a-uuid",
                "/todo/tasks/1-1-1-1-1",
                "/todo/lists/..%2ftasks",
                "/todo/",
                "/auth/nothing",
                "/auth/users/me/nothing",
                "/auth/users/not-a-uuid",
                "/auth/users/ID",
                "/auth/",
                "/auth/.problem",
                "/todo/.problem",
                "/todo/WEB-INF/beans.xml",
                "/auth/WEB-INF/classes/META-INF/persistence.xml",
                "/todo/%E2%82%AC",
                "/todo/tasks;x=y/z"
            })
    void an_unknown_path_is_404(String path) {
        Answer answer = http.get(real(path)).as(user()).send();

        Refusals.problem(answer.status() == 400 && path.contains("%") ? 400 : 404, answer);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    /todo/tasks",
        "DELETE, /todo/tasks",
        "POST,   /todo/tasks/ID",
        "PUT,    /todo/lists",
        "POST,   /auth/jwks",
        "DELETE, /auth/users",
        "PUT,    /auth/users",
        "POST,   /auth/users/me",
        "GET,    /auth/users/me/password",
        "GET,    /auth/session",
        "GET,    /auth/session/refresh",
        "PROPFIND, /todo/tasks",
    })
    void a_wrong_method_is_405_and_says_which_are_right(String method, String path) {
        Answer answer = http.call(method, real(path)).as(user()).send();

        Refusals.problem(405, answer);
        assertFalse(Arrays.asList(answer.header("Allow").split(", *")).contains(method), answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/token", "/auth/revoke"})
    void oauth_endpoints_take_post_only(String path) {
        Answer answer = http.get(path).send();

        answer.expect(405);
        assertTrue(answer.header("Allow").contains("POST"), answer::toString);
    }

    // bodies

    @ParameterizedTest
    @CsvSource({
        "POST,  /todo/tasks",
        "POST,  /todo/lists",
        "PATCH, /todo/tasks/ID",
        "PATCH, /todo/lists/ID",
        "POST,  /auth/users",
        "POST,  /auth/session",
        "PATCH, /auth/users/me",
        "PUT,   /auth/users/me/password"
    })
    void a_body_that_is_no_json_object_is_400(String method, String path) {
        for (String body : new String[] {
            "",
            "{",
            "{\"title\":}",
            "[]",
            "null",
            "\"text\"",
            "7",
            "{} {}",
            "{'a': 1}",
            "<task/>",
            "{\"a\": \u0001}",
            "[".repeat(50_000),
            "{\"a\":".repeat(5_000)
        }) {
            Answer answer =
                    http.call(method, real(path)).as(user()).body(JSON, body).send();
            assertEquals(400, answer.status(), () -> shown(body) + " as the body: " + answer);
            Refusals.problem(400, answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,  /todo/tasks",
        "POST,  /todo/lists",
        "PATCH, /todo/tasks/ID",
        "PATCH, /todo/lists/ID",
        "POST,  /auth/users",
        "POST,  /auth/session",
        "PATCH, /auth/users/me",
        "PUT,   /auth/users/me/password"
    })
    void a_wrong_media_type_is_415(String method, String path) {
        for (String type : new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded"}) {
            Refusals.problem(
                    415,
                    http.call(method, real(path)).as(user()).body(type, "{}").send());
        }
        Refusals.problem(
                415, http.call(method, real(path)).as(user()).untyped("{}").send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "application/", "application/json; charset=no-such-charset", "a/b/c"})
    void a_strange_media_type_is_refused(String type) {
        Answer answer = http.post("/todo/tasks").as(user()).body(type, "{}").send();

        Refusals.problem(answer.status() == 400 ? 400 : 415, answer);
    }

    @ParameterizedTest
    @CsvSource({"/todo/tasks", "/auth/users", "/auth/session"})
    void a_body_over_one_mebibyte_is_413(String path) throws IOException {
        String announced = RawHttp.send(
                http.base(path), head("POST", path, JSON) + "Content-Length: " + (MEBIBYTE + 1) + "\r\n\r\n" + large());
        problem(413, announced);

        StringBuilder chunked =
                new StringBuilder(head("POST", path, JSON)).append("Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 3; i++) {
            chunked.append("80000\r\n")
                    .append((i == 0 ? "{\"title\": \"" : "x").concat("x".repeat(0x80000)), 0, 0x80000)
                    .append("\r\n");
        }
        problem(413, RawHttp.send(http.base(path), chunked + "0\r\n\r\n"));
    }

    @Test
    void a_body_of_one_mebibyte_is_read() {
        String padding = " ".repeat(MEBIBYTE - "{\"title\": \"x\"}".length());

        TestUser other = TestUser.register(http);
        http.post("/todo/tasks")
                .as(other)
                .body(JSON, padding + "{\"title\": \"x\"}")
                .expect(201);
        http.post("/todo/tasks")
                .as(other)
                .chunked(JSON, padding + "{\"title\": \"x\"}")
                .expect(201);
    }

    @Test
    void a_large_form_is_refused_too() throws IOException {
        String answer = RawHttp.send(
                http.base("/auth/token"),
                head("POST", "/auth/token", "application/x-www-form-urlencoded")
                        + "Content-Length: "
                        + (MEBIBYTE + 1)
                        + "\r\n\r\n"
                        + large());

        assertTrue(answer.startsWith("HTTP/1.1 413") || answer.startsWith("HTTP/1.1 400"), answer);
    }

    // what the client accepts

    @ParameterizedTest
    @CsvSource({"GET, /todo/tasks", "GET, /auth/users/me", "GET, /auth/jwks"})
    void what_cannot_be_given_is_406(String method, String path) {
        Answer answer =
                http.call(method, path).as(user()).header("Accept", "image/png").send();

        Refusals.problem(406, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json", "text/html,application/xhtml+xml,*/*;q=0.8"})
    void what_can_be_given_is(String accept) {
        http.get("/todo/tasks").as(user()).header("Accept", accept).expect(200);
        http.get("/auth/jwks").header("Accept", accept).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense", "a/b;q=x"})
    void a_problem_is_a_problem_whatever_is_accepted(String accept) {
        Answer answer = http.post("/todo/tasks")
                .as(user())
                .header("Accept", accept)
                .json("title", "")
                .send();

        Refusals.problem(Set.of(400, 406).contains(answer.status()) ? answer.status() : 400, answer);
        Answer stranger = http.get("/todo/tasks").header("Accept", accept).send();
        Refusals.problem(Set.of(400, 406).contains(stranger.status()) ? stranger.status() : 401, stranger);
    }

    // headers

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"unclosed", "W/"})
    void a_strange_precondition_is_refused(String tag) {
        TestUser own = TestUser.register(http);
        String task = http.post("/todo/tasks")
                .as(own)
                .json("title", "x")
                .expect(201)
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");

        Answer answer = http.patch(task)
                .as(own)
                .header("If-Match", tag)
                .mergePatch("title", "y")
                .send();

        Refusals.problem(answer.status() == 400 ? 400 : 412, answer);
    }

    @Test
    void an_idempotency_key_has_a_form() {
        for (String key : new String[] {"", "k".repeat(256), "ü"}) {
            Answer answer = http.post("/todo/tasks")
                    .as(user())
                    .header("Idempotency-Key", key)
                    .json("title", "")
                    .send();
            Refusals.problem(400, answer);
        }
    }

    // what never reaches an application

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /todo/tasks%2f HTTP/1.1",
                "GET /todo/..%2f..%2fauth HTTP/1.1",
                "GET /auth/../todo/tasks HTTP/1.1",
                "GET /todo/tasks%0d%0aX-Injected:%20yes HTTP/1.1",
                "GET /todo/tasks?q=%zz HTTP/1.1",
                "GET /auth/users/%ff HTTP/1.1",
                "GET /todo/tasks/%00 HTTP/1.1",
                "BREW /todo/tasks HTTP/1.1",
                "TRACE /todo/tasks HTTP/1.1",
                "GET /nothing/here HTTP/1.1"
            })
    void a_strange_request_leaks_nothing(String requestLine) throws IOException {
        String answer =
                RawHttp.send(http.base("/todo"), requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        int status = Integer.parseInt(answer.split(" ")[1]);
        assertTrue(status >= 200 && status < 500, answer);
        for (String leak :
                new String[] {"Exception", "\tat ", "java.", "com.ibm", "RESTEASY", "\nX-Injected", "SRVE"}) {
            assertFalse(answer.contains(leak), answer);
        }
    }

    private Answer call(String method, String path) {
        return withBody(http.call(method, real(path)), method).send();
    }

    private static hallpass.system.http.Call withBody(hallpass.system.http.Call call, String method) {
        return switch (method) {
            case "GET" -> call;
            default -> call.json();
        };
    }

    private static String real(String path) {
        return path.replace("ID", UUID.randomUUID().toString());
    }

    private String head(String method, String path, String type) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nAuthorization: Bearer " + user().token() + "\r\n";
    }

    private static String large() {
        return "{\"title\": \"" + "x".repeat(MEBIBYTE + 1 - 13) + "\"}";
    }

    private static void problem(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), shown(answer));
        assertTrue(answer.contains("application/problem+json"), shown(answer));
        assertTrue(answer.contains("\"status\":" + status), shown(answer));
        assertEquals(-1, answer.indexOf("Exception"), shown(answer));
    }

    private static String shown(String answer) {
        return answer.substring(0, Math.min(300, answer.length()));
    }
}
