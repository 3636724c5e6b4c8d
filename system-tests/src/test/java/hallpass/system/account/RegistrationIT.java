package hallpass.system.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a user gets an account. */
@OnBothEngines
class RegistrationIT {

    private final Http http;

    RegistrationIT(Hallpass hallpass) {
        http = hallpass.http();
    }

    @Test
    void a_registration_answers_the_account_without_its_password() {
        String email = TestUser.unusedEmail();

        Answer registered = http.post("/auth/users")
                .json("email", email, "password", TestUser.unusedPassword(), "name", "Zoë 🙂")
                .expect(201);

        JsonObject user = registered.json();
        assertEquals(
                Set.of("id", "email", "name", "roles", "disabled", "created_at", "updated_at"),
                new TreeSet<>(user.keySet()));
        assertEquals(email, user.getString("email"));
        assertEquals("Zoë 🙂", user.getString("name"));
        assertFalse(user.getBoolean("disabled"));
        assertEquals(7, UUID.fromString(user.getString("id")).version());
        assertTrue(user.getString("created_at").endsWith("Z"));
        assertTrue(registered.etag().startsWith("\""), registered::toString);
    }

    @Test
    void the_name_may_be_left_out() {
        Answer registered = http.post("/auth/users")
                .json("email", TestUser.unusedEmail(), "password", TestUser.unusedPassword())
                .expect(201);

        assertTrue(registered.json().isNull("name"));
    }

    @Test
    void a_name_is_counted_in_characters() {
        String name = "🙂".repeat(60);

        Answer registered = http.post("/auth/users")
                .json("email", TestUser.unusedEmail(), "password", TestUser.unusedPassword(), "name", name)
                .expect(201);

        assertEquals(name, registered.text("name"));
    }

    @Test
    void the_same_key_registers_once_and_answers_the_same() {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        String key = UUID.randomUUID().toString();

        Answer first = register(key, "email", email, "password", password).expect(201);
        Answer again = register(key, "password", password, "email", email).expect(201);

        assertEquals(first.json(), again.json());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(first.etag(), again.etag());
        Refusals.problem(422, register(key, "email", email, "password", TestUser.unusedPassword()));
        Refusals.problem(409, register(UUID.randomUUID().toString(), "email", email, "password", password));
        Refusals.violations(register("two words", "email", email, "password", password), "Idempotency-Key");
    }

    private Answer register(String key, Object... members) {
        return http.post("/auth/users")
                .header("Idempotency-Key", key)
                .json(members)
                .send();
    }

    @Test
    void a_registration_cannot_choose_roles() {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();

        Answer registered = http.post("/auth/users")
                .json(
                        "email",
                        email,
                        "password",
                        password,
                        "roles",
                        List.of("admin"),
                        "disabled",
                        false,
                        "id",
                        UUID.randomUUID(),
                        "groups",
                        List.of("admin"))
                .expect(201);

        assertEquals(List.of("user"), Json.texts(registered.json(), "roles"));
        Tokens tokens = TestUser.known(http, email, password).signIn();
        assertEquals(List.of("user"), Json.texts(tokens.claims(), "groups"));
        http.patch("/auth/users/me")
                .token(tokens.access())
                .mergePatch("roles", List.of("admin"), "email", "other@example.org")
                .expect(200);
        JsonObject me = http.get("/auth/users/me").token(tokens.access()).send().json();
        assertEquals(List.of("user"), Json.texts(me, "roles"));
        assertEquals(email, me.getString("email"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "@example.org",
                "a@",
                "a b@example.org",
                "a@exa mple.org",
                "a\n@example.org",
                "",
                "a@@b.c"
            })
    void an_address_has_to_be_one(String address) {
        Refusals.violations(
                http.post("/auth/users")
                        .json("email", address, "password", TestUser.unusedPassword())
                        .send(),
                "email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "1234567"})
    void a_password_needs_eight_characters(String password) {
        Refusals.violations(
                http.post("/auth/users")
                        .json("email", TestUser.unusedEmail(), "password", password)
                        .send(),
                "password");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Refusals.violations(
                http.post("/auth/users")
                        .json("email", 7, "name", "x".repeat(300))
                        .send(),
                "email",
                "password",
                "name");
    }

    @Test
    void an_address_is_registered_once_in_whatever_case() {
        TestUser user = TestUser.register(http);

        for (String same : List.of(user.email(), user.email().toUpperCase(java.util.Locale.ROOT))) {
            Refusals.problem(
                    409,
                    http.post("/auth/users")
                            .json("email", same, "password", TestUser.unusedPassword())
                            .send());
        }
        TestUser.known(http, user.email().toUpperCase(java.util.Locale.ROOT), user.password())
                .signIn();
    }
}
