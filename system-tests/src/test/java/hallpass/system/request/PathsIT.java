package hallpass.system.request;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unknown paths and methods, and requests that never reach an application. */
@ExtendWith(OneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one user is enough: hardly anything is changed
class PathsIT {

    private final Http http;
    private final TestUser user;

    PathsIT(Hallpass hallpass) {
        http = hallpass.http();
        user = TestUser.register(http);
    }

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
                "/todo/tasks;x=y/z",
                "/.well-known/oauth-authorization-server",
                "/.well-known/oauth-authorization-server/nothing",
                "/.well-known/oauth-authorization-server/todo",
                "/.well-known/oauth-authorization-server/auth/users",
                "/.well-known/nothing",
                "/nothing",
                "/auth;x=y/jwks"
            })
    void an_unknown_path_is_404(String path) {
        Answer answer = http.get(real(path)).as(user).send();

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
        Answer answer = http.call(method, real(path)).as(user).send();

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
                "GET /nothing/here HTTP/1.1",
                "GET /jwt/ HTTP/1.1",
                "GET /jwt/nothing HTTP/1.1",
                "GET /ibm/api/nothing HTTP/1.1"
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

    @Test
    void a_redirect_of_the_server_does_not_repeat_the_host_of_the_request() throws IOException {
        String answer = RawHttp.send(
                http.base("/todo"), "GET /openapi/ui HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

        assertTrue(answer.contains("\nLocation: /openapi/ui/\r"), answer);
    }

    private static String real(String path) {
        return path.replace("ID", UUID.randomUUID().toString());
    }
}
