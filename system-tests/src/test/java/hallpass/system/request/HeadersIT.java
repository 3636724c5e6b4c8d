package hallpass.system.request;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.RawHttp;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong headers: Accept, preconditions, Idempotency-Key. */
@ExtendWith(OneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one user is enough: hardly anything is changed
class HeadersIT {

    private final Http http;
    private final TestUser user;

    HeadersIT(Hallpass hallpass) {
        http = hallpass.http();
        user = TestUser.register(http);
    }

    @ParameterizedTest
    @CsvSource({"GET, /todo/tasks", "GET, /auth/users/me", "GET, /auth/jwks"})
    void a_media_type_that_cannot_be_given_is_406(String method, String path) {
        Answer answer =
                http.call(method, path).as(user).header("Accept", "image/png").send();

        Refusals.problem(406, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json", "text/html,application/xhtml+xml,*/*;q=0.8"})
    void a_media_type_that_can_be_given_is_given(String accept) {
        http.get("/todo/tasks").as(user).header("Accept", accept).expect(200);
        http.get("/auth/jwks").header("Accept", accept).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense", "a/b;q=x"})
    void a_problem_is_a_problem_whatever_is_accepted(String accept) {
        Answer answer = http.post("/todo/tasks")
                .as(user)
                .header("Accept", accept)
                .json("title", "")
                .send();

        Refusals.problem(Set.of(400, 406).contains(answer.status()) ? answer.status() : 400, answer);
        Answer stranger = http.get("/todo/tasks").header("Accept", accept).send();
        Refusals.problem(Set.of(400, 406).contains(stranger.status()) ? stranger.status() : 401, stranger);
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:", "localhost:1", "localhost:", "localhost.evil.example"})
    void a_host_that_the_client_made_up_is_in_no_location(String host) throws IOException {
        String body = "{\"title\":\"x\"}";
        String answer = RawHttp.send(
                http.base("/todo"),
                "POST /todo/tasks HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nAuthorization: Bearer "
                        + user.token() + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);

        assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
        assertTrue(answer.contains("\r\nLocation: /todo/tasks/"), answer);
    }

    @Test
    void an_idempotency_key_has_a_form() {
        for (String path : new String[] {"/todo/tasks", "/todo/lists"}) {
            for (String key : new String[] {"", "two words", "k".repeat(256)}) {
                Answer answer = http.post(path)
                        .as(user)
                        .header("Idempotency-Key", key)
                        .json("title", "x", "name", "x")
                        .send();
                Refusals.violations(answer, "Idempotency-Key");
            }
        }
    }
}
