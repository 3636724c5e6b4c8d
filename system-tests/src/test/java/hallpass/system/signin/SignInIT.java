package hallpass.system.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-ins that fail. */
@OnBothEngines
class SignInIT {

    private final Http http;

    SignInIT(Hallpass hallpass) {
        http = hallpass.http();
    }

    @Test
    void a_wrong_password_and_an_unknown_user_get_the_same_answer() {
        TestUser user = TestUser.register(http);

        Answer wrong = http.post("/auth/session")
                .json("email", user.email(), "password", "not the password")
                .send();
        Answer unknown = http.post("/auth/session")
                .json("email", TestUser.unusedEmail(), "password", "not the password")
                .send();

        assertEquals(
                Refusals.problem(401, wrong).getString("detail"),
                Refusals.problem(401, unknown).getString("detail"));
        assertTrue(wrong.header("Set-Cookie").isEmpty());
    }

    /** PostgreSQL has no text with U+0000. */
    @ParameterizedTest
    @CsvSource({
        "password,      username,      password",
        "password,      password,      username",
        "refresh_token, refresh_token, unused"
    })
    void a_null_character_is_refused_as_oauth_says(String grant, String field, String other) {
        Answer answer = http.post("/auth/token")
                .form("grant_type", grant, field, "a\0b", other, "somebody@example.org")
                .expect(400);

        String error = answer.text("error");
        assertTrue(Set.of("invalid_request", "invalid_grant").contains(error), answer::toString);
        Refusals.oauth(400, error, answer);
    }

    @Test
    void the_browsers_sign_in_refuses_it_too() {
        Refusals.violations(
                http.post("/auth/session")
                        .json("email", "a\0b", "password", "x")
                        .send(),
                "email");
    }
}
