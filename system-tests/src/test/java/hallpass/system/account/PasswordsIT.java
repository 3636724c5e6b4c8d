package hallpass.system.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are accepted, and that no part of one is cut off. */
@OnBothEngines
class PasswordsIT {

    private final Http http;

    PasswordsIT(Hallpass hallpass) {
        http = hallpass.http();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "Password1", "12345678", "QWERTYUIOP", "iloveyou", "HallPass", "7 chars"})
    void a_common_or_short_password_is_refused(String password) {
        Refusals.violations(register(TestUser.unusedEmail(), password), "password");
        TestUser user = TestUser.register(http);
        Refusals.violations(
                http.put("/auth/users/me/password")
                        .as(user)
                        .json("current_password", user.password(), "new_password", password)
                        .send(),
                "new_password");
    }

    @Test
    void the_email_is_refused_in_any_case() {
        String email = TestUser.unusedEmail();

        Refusals.violations(register(email, email.toUpperCase(java.util.Locale.ROOT)), "password");
        Refusals.violations(register(email, email.split("@")[0]), "password");
    }

    @Test
    void lengths_are_counted_in_characters_and_nothing_is_cut() {
        String longest = "\ud83d\udd11".repeat(127);
        String email = TestUser.unusedEmail();
        register(email, longest + "a").expect(201);

        assertEquals(200, signIn(email, longest + "a").status());
        assertEquals(400, signIn(email, longest + "b").status());
        assertEquals(400, signIn(email, longest).status());
        assertEquals(400, signIn(email, longest + "ab").status());
        Refusals.violations(register(TestUser.unusedEmail(), longest + "ab"), "password");
        Refusals.violations(register(TestUser.unusedEmail(), "\ud83d\udd11".repeat(7)), "password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  blanks at both ends  ",
                "\u5bc6\u7801\u5f88\u957f\u5f88\u957f\u5f88\u957f",
                "\u202eright to left",
                "tab\tand\nnewline",
                "\ud83d\udc69\u200d\ud83d\ude80\ud83d\udc69\u200d\ud83d\ude80\ud83d\udc69\u200d\ud83d\ude80"
            })
    void any_unicode_is_taken_as_it_is(String password) {
        String email = TestUser.unusedEmail();
        register(email, password).expect(201);

        assertEquals(200, signIn(email, password).status());
        if (!password.equals(password.strip())) {
            assertEquals(400, signIn(email, password.strip()).status());
        }
    }

    @Test
    void composed_and_decomposed_letters_are_one_password() {
        String email = TestUser.unusedEmail();
        register(email, "sch\u00f6nes W\u00e9tter").expect(201);

        assertEquals(200, signIn(email, "scho\u0308nes We\u0301tter").status());
    }

    @Test
    void a_null_character_and_half_of_a_pair_are_refused() {
        Refusals.violations(register(TestUser.unusedEmail(), "null\0in between"), "password");
        Refusals.violations(
                http.post("/auth/users")
                        .body(
                                "application/json",
                                "{\"email\": \"" + TestUser.unusedEmail()
                                        + "\", \"password\": \"half a pair \\ud83d\"}")
                        .send(),
                "password");
    }

    private Answer register(String email, String password) {
        return http.post("/auth/users")
                .json(Json.object("email", email, "password", password))
                .send();
    }

    private Answer signIn(String email, String password) {
        return http.post("/auth/token")
                .form("grant_type", "password", "username", email, "password", password)
                .send();
    }
}
