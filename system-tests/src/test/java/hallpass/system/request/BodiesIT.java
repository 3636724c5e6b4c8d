package hallpass.system.request;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong bodies: no JSON, another media type, too large. */
@ExtendWith(OneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one user is enough: hardly anything is changed
class BodiesIT {

    /** method, path */
    private static final String WRITES = """
            POST,  /todo/tasks
            POST,  /todo/lists
            PATCH, /todo/tasks/ID
            PATCH, /todo/lists/ID
            POST,  /auth/users
            POST,  /auth/session
            PATCH, /auth/users/me
            PUT,   /auth/users/me/password
            """;

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MEBIBYTE = 1 << 20;

    private final Http http;
    private final TestUser user;

    BodiesIT(Hallpass hallpass) {
        http = hallpass.http();
        user = TestUser.register(http);
    }

    @ParameterizedTest
    @CsvSource(textBlock = WRITES)
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
                    http.call(method, real(path)).as(user).body(JSON, body).send();
            assertEquals(400, answer.status(), () -> shown(body) + " as the body: " + answer);
            Refusals.problem(400, answer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /todo/tasks     | {"title": "x"}
            POST   | /todo/lists     | {"name": "x"}
            PATCH  | /auth/users/me  | {"name": "x"}
            DELETE | /auth/users/me  | {"password": "PASSWORD"}
            POST   | /auth/users     | {"email": "NOBODY", "password": "PASSWORD"}
            POST   | /auth/session   | {"email": "EMAIL", "password": "PASSWORD"}
            """)
    void nothing_may_follow_the_object(String method, String path, String object) {
        TestUser own = TestUser.register(http);
        String good = object.replace("EMAIL", own.email())
                .replace("NOBODY", TestUser.unusedEmail())
                .replace("PASSWORD", own.password());

        for (String rest : new String[] {" {}", "{}", " x", "}", "]", ",", " null"}) {
            Answer answer =
                    http.call(method, path).as(own).body(JSON, good + rest).send();
            assertEquals(400, answer.status(), () -> rest + " after the object: " + answer);
            Refusals.problem(400, answer);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = WRITES)
    void a_wrong_media_type_is_415(String method, String path) {
        for (String type : new String[] {"text/plain", "application/xml", FORM}) {
            Refusals.problem(
                    415, http.call(method, real(path)).as(user).body(type, "{}").send());
        }
        Refusals.problem(
                415, http.call(method, real(path)).as(user).untyped("{}").send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "application/", "application/json; charset=no-such-charset", "a/b/c"})
    void a_strange_media_type_is_refused(String type) {
        Answer answer = http.post("/todo/tasks").as(user).body(type, "{}").send();

        Refusals.problem(answer.status() == 400 ? 400 : 415, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/todo/tasks", "/auth/users", "/auth/session"})
    void a_body_over_one_mebibyte_is_413(String path) throws IOException {
        problem(413, announced(path, JSON, "{\"title\": \""));
        problem(413, chunked(path, JSON, "{\"title\": \""));
    }

    @Test
    void a_large_form_is_refused_as_oauth_says() throws IOException {
        for (String path : new String[] {"/auth/token", "/auth/revoke"}) {
            oauth(413, announced(path, FORM, "token=x&grant_type=password&username="));
            oauth(413, chunked(path, FORM, "token=x&grant_type=password&username="));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1048577", "2147483648", "99999999999999999999"})
    void a_length_that_is_too_large_is_413_whatever_comes(String length) throws IOException {
        problem(
                413,
                RawHttp.send(
                        http.base("/todo"), head("/todo/tasks", JSON) + "Content-Length: " + length + "\r\n\r\n{}"));
        oauth(
                413,
                RawHttp.send(
                        http.base("/auth"), head("/auth/token", FORM) + "Content-Length: " + length + "\r\n\r\na=b"));
    }

    @Test
    void a_body_in_broken_chunks_is_400() throws IOException {
        String chunks = "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"title\":\r\nZZ\r\n\"x\"}\r\n0\r\n\r\n";

        problem(400, RawHttp.send(http.base("/todo"), head("/todo/tasks", JSON) + chunks));
        oauth(400, RawHttp.send(http.base("/auth"), head("/auth/token", FORM) + chunks));
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

    private static String real(String path) {
        return path.replace("ID", UUID.randomUUID().toString());
    }

    /** A body that is one byte too long, announced by Content-Length. */
    private String announced(String path, String type, String beginning) throws IOException {
        return RawHttp.send(
                http.base(path),
                head(path, type) + "Content-Length: " + (MEBIBYTE + 1) + "\r\n\r\n" + beginning
                        + "x".repeat(MEBIBYTE + 1 - beginning.length()));
    }

    /** A body that is half a mebibyte too long, in three chunks. */
    private String chunked(String path, String type, String beginning) throws IOException {
        StringBuilder request = new StringBuilder(head(path, type)).append("Transfer-Encoding: chunked\r\n\r\n");
        for (String start : new String[] {beginning, "", ""}) {
            request.append("80000\r\n")
                    .append(start)
                    .append("x".repeat(0x80000 - start.length()))
                    .append("\r\n");
        }
        return RawHttp.send(http.base(path), request + "0\r\n\r\n");
    }

    private String head(String path, String type) {
        String authorization = type.equals(FORM) ? "" : "Authorization: Bearer " + user.token() + "\r\n";
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type + "\r\n"
                + authorization;
    }

    private static void problem(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), shown(answer));
        assertTrue(answer.contains("application/problem+json"), shown(answer));
        assertTrue(answer.contains("\"status\":" + status), shown(answer));
        assertFalse(answer.contains("Exception"), shown(answer));
    }

    private static void oauth(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), shown(answer));
        assertTrue(answer.contains("application/json"), shown(answer));
        assertTrue(answer.contains("\"error\":\"invalid_request\""), shown(answer));
        assertFalse(answer.contains("\"status\":"), shown(answer));
        assertFalse(answer.contains("Exception"), shown(answer));
    }

    private static String shown(String answer) {
        return answer.substring(0, Math.min(300, answer.length()));
    }
}
