package hallpass.system.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Call;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import java.util.UUID;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No path that needs a token or a role works without it. */
@ExtendWith(OneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one user is enough: hardly anything is changed
class ProtectionIT {

    /** method, path */
    private static final String FOR_USERS = """
            GET,    /todo/lists
            POST,   /todo/lists
            GET,    /todo/lists/ID
            PATCH,  /todo/lists/ID
            DELETE, /todo/lists/ID
            GET,    /todo/tasks
            POST,   /todo/tasks
            GET,    /todo/tasks/ID
            PATCH,  /todo/tasks/ID
            DELETE, /todo/tasks/ID
            GET,    /auth/directory?email=a@example.org
            GET,    /auth/userinfo
            GET,    /auth/users/ID
            GET,    /auth/users/me
            PATCH,  /auth/users/me
            DELETE, /auth/users/me
            PUT,    /auth/users/me/password
            GET,    /auth/users/me/sessions
            DELETE, /auth/users/me/sessions
            DELETE, /auth/users/me/sessions/ID
            """;

    private static final String FOR_ADMINS = """
            GET,    /todo/admin/statistics
            DELETE, /todo/admin/users/ID
            GET,    /auth/users
            PATCH,  /auth/users/ID
            DELETE, /auth/users/ID
            GET,    /auth/users/ID/sessions
            DELETE, /auth/users/ID/sessions
            """;

    private final Http http;
    private final TestUser user;

    ProtectionIT(Hallpass hallpass) {
        http = hallpass.http();
        user = TestUser.register(http);
    }

    @ParameterizedTest
    @CsvSource(textBlock = FOR_USERS)
    @CsvSource(textBlock = FOR_ADMINS)
    void without_a_token_it_is_401(String method, String path) {
        Answer answer = call(method, path).send();

        Refusals.problem(401, answer);
        assertFalse(answer.header("WWW-Authenticate").contains("error="), answer::toString);
    }

    @ParameterizedTest
    @CsvSource(textBlock = FOR_USERS)
    @CsvSource(textBlock = FOR_ADMINS)
    void with_a_junk_token_it_is_401(String method, String path) {
        Answer answer = call(method, path).token("junk").send();

        Refusals.problem(401, answer);
        assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_token\""), answer::toString);
    }

    @ParameterizedTest
    @CsvSource(textBlock = FOR_USERS)
    @CsvSource(textBlock = FOR_ADMINS)
    void without_a_token_it_is_401_whatever_is_sent_or_wanted(String method, String path) {
        if (!method.equals("GET")) {
            Refusals.problem(401, to(method, path).body("text/plain", "x").send());
            Refusals.problem(401, to(method, path).untyped("x").token("junk").send());
        }
        Refusals.problem(401, call(method, path).header("Accept", "image/png").send());
    }

    @ParameterizedTest
    @CsvSource({"POST, /auth/users", "POST, /auth/session", "POST, /auth/password-resets"})
    void an_open_endpoint_refuses_another_media_type(String method, String path) {
        Refusals.problem(415, to(method, path).body("text/plain", "x").send());
    }

    @ParameterizedTest
    @CsvSource(textBlock = FOR_ADMINS)
    void without_the_role_it_is_403(String method, String path) {
        Refusals.problem(403, call(method, path).as(user).send());
    }

    private Call call(String method, String path) {
        return method.equals("GET") ? to(method, path) : to(method, path).json();
    }

    private Call to(String method, String path) {
        return http.call(method, path.replace("ID", UUID.randomUUID().toString()));
    }
}
