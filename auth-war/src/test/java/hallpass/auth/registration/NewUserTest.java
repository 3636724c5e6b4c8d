package hallpass.auth.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.credential.PasswordRules;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class NewUserTest {

    @Test
    void a_registration_binds_no_roles_and_shows_no_password() {
        NewUser user = read(
                "{\"email\": \"bob@example.com\", \"password\": \"long enough\", \"roles\": [\"admin\"], \"id\": 1}");

        assertEquals("bob@example.com", user.email());
        assertFalse(user.toString().contains("long enough"));
    }

    @Test
    void a_password_that_is_guessed_first_is_refused() {
        assertThrows(
                ProblemException.class, () -> read("{\"email\": \"bob@example.com\", \"password\": \"password\"}"));
    }

    private static NewUser read(String json) {
        return NewUser.from(
                JsonBody.of(Json.createReader(new StringReader(json)).readObject()), new PasswordRules());
    }
}
