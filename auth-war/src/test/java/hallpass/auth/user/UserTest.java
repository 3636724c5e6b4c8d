package hallpass.auth.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void knows_its_roles_by_their_whole_names() {
        User user = user();

        user.given(List.of("user", "admin-light"), NOW);

        assertEquals(Set.of("admin-light", "user"), user.roles());
        assertTrue(user.hasRole("user"));
        assertFalse(user.hasRole("admin"));
    }

    @Test
    void may_have_no_role() {
        User user = user();

        user.given(List.of(), NOW);

        assertEquals(Set.of(), user.roles());
    }

    @Test
    void a_patch_leaves_what_it_does_not_name() {
        User user = user();

        change("{\"disabled\": true}").applyTo(user, NOW);

        assertEquals("Alice", user.name());
        assertEquals("alice@example.com", user.email());
        assertTrue(user.disabled());
    }

    @Test
    void a_patch_clears_the_name_by_null() {
        User user = user();

        change("{\"name\": null}").applyTo(user, NOW);

        assertNull(user.name());
    }

    @Test
    void a_patch_takes_all_roles_away_by_an_empty_list() {
        User user = user();

        change("{\"roles\": []}").applyTo(user, NOW);

        assertEquals(Set.of(), user.roles());
    }

    @Test
    void a_proof_does_not_outlive_the_password() {
        User user = user();
        ProvenUser proven = new ProvenUser(user);

        user.rehashed("the same, stronger");
        assertTrue(proven.holdsFor(user));

        user.passwordHash("another", NOW);
        assertFalse(proven.holdsFor(user));
    }

    @Test
    void a_proof_is_of_one_user() {
        assertFalse(new ProvenUser(user()).holdsFor(user()));
    }

    @Test
    void a_patch_with_a_bad_member_is_refused() {
        for (String json : List.of(
                "{\"roles\": [\"Admin\"]}",
                "{\"roles\": [\"a b\"]}",
                "{\"roles\": null}",
                "{\"email\": null}",
                "{\"email\": \"alice\"}",
                "{\"disabled\": null}",
                "{\"name\": \"\"}")) {
            assertThrows(ProblemException.class, () -> change(json), json);
        }
    }

    @Test
    void a_registration_binds_no_roles_and_shows_no_password() {
        NewUser user = NewUser.read(
                body(
                        "{\"email\": \"bob@example.com\", \"password\": \"long enough\", \"roles\": [\"admin\"], \"id\": 1}"),
                new PasswordRules());

        assertEquals("bob@example.com", user.email());
        assertFalse(user.toString().contains("long enough"));
    }

    @Test
    void a_search_folds_what_a_user_is_found_by() {
        User user = user();
        user.named("Ärger Straße", NOW);

        assertEquals("alice@example.com\narger strasse", user.search());
        assertEquals("%strasse%", UserSearch.parse("STRAßE", null, null).textPattern());
        assertEquals("%100!%!_!!%", UserSearch.parse("100%_!", null, null).textPattern());
        assertEquals("% admin %", UserSearch.parse(null, "admin", null).rolePattern());
        assertThrows(ProblemException.class, () -> UserSearch.parse(null, "admin user", null));
        assertThrows(ProblemException.class, () -> UserSearch.parse(null, null, "yes"));
    }

    private static User user() {
        return new User(UUID.randomUUID(), "alice@example.com", "Alice", "hash", List.of("user"), NOW);
    }

    private static UserChange change(String json) {
        return UserChange.read(object(json));
    }

    private static JsonBody body(String json) {
        return JsonBody.of(object(json));
    }

    private static JsonObject object(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
