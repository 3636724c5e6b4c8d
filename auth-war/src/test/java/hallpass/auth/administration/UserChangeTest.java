package hallpass.auth.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserChangeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_patch_leaves_what_it_does_not_name() {
        User user = TestUsers.alice(UUID.randomUUID(), NOW);

        change("{\"disabled\": true}").applyTo(user, NOW);

        assertEquals("Alice", user.name());
        assertEquals("alice@example.com", user.email());
        assertTrue(user.disabled());
    }

    @Test
    void a_patch_clears_the_name_by_null() {
        User user = TestUsers.alice(UUID.randomUUID(), NOW);

        change("{\"name\": null}").applyTo(user, NOW);

        assertNull(user.name());
    }

    @Test
    void a_patch_takes_all_roles_away_by_an_empty_list() {
        User user = TestUsers.alice(UUID.randomUUID(), NOW);

        change("{\"roles\": []}").applyTo(user, NOW);

        assertEquals(Set.of(), user.roles());
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

    private static UserChange change(String json) {
        return UserChange.from(
                JsonBody.of(Json.createReader(new StringReader(json)).readObject()));
    }
}
