package hallpass.auth.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
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

    @Test
    void an_internationalised_domain_is_found_by_both_of_its_spellings() {
        User user = user();
        user.named(null, NOW);
        user.reachedAt("post@xn--bcher-kva.example", NOW);

        assertEquals("post@bucher.example", user.search());
        assertTrue(user.reachedAt("Post@Bücher.example "));
        for (String typed : new String[] {"post@xn--bcher-kva.example", " Bücher.EXAMPLE", "POST@XN--BCHER-KVA"}) {
            String part = UserSearch.parse(typed, null, null).textPattern().replace("%", "");
            assertTrue(user.search().contains(part), part);
        }
    }

    private static User user() {
        return new User(UUID.randomUUID(), "alice@example.com", "Alice", "hash", List.of("user"), NOW);
    }

    @Test
    void the_same_password_hashed_anew_is_no_change_of_the_credential() {
        User user = user();
        long before = user.credentialVersion();

        user.rehashed("the same, stronger");
        assertEquals(before, user.credentialVersion());

        user.passwordHash("another", NOW);
        assertEquals(before + 1, user.credentialVersion());
    }
}
