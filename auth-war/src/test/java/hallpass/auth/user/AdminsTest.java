package hallpass.auth.user;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdminsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final User user = TestUsers.alice(UUID.randomUUID(), NOW);
    private final Admins admins = new Admins();

    AdminsTest() {
        admins.services = client -> false;
        admins.users = new Users() {
            @Override
            public Optional<User> find(UUID id) {
                return Optional.of(user).filter(found -> found.id().equals(id));
            }
        };
    }

    @Test
    void an_enabled_admin_is_one() {
        user.given(List.of("admin"), NOW);

        assertDoesNotThrow(() -> admins.require(user.id()));
    }

    @Test
    void a_demoted_a_disabled_and_a_deleted_one_are_none_any_more() {
        assertRefused(user.id());

        user.given(List.of("admin"), NOW);
        user.disabled(true, NOW);

        assertRefused(user.id());
        assertRefused(UUID.randomUUID());
    }

    private void assertRefused(UUID id) {
        ProblemException refused = assertThrows(ProblemException.class, () -> admins.require(id));
        assertEquals(403, refused.problem().status());
    }
}
