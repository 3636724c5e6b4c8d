package hallpass.resource.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.token.TokenRules.Validity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptedTokenTest {

    private final AcceptedToken token = new AcceptedToken("a.b.c", null, null, new Validity(0, 1), null, null);
    private static final long NOW = 1_000_000;

    private final List<String> asked = new ArrayList<>();

    @Test
    void the_container_is_asked_once_for_a_role_and_for_each_role_by_itself() {
        assertTrue(token.hasRole("user", this::isUser, NOW));
        assertTrue(token.hasRole("user", this::isUser, NOW));
        assertFalse(token.hasRole("admin", this::isUser, NOW));
        assertFalse(token.hasRole("admin", this::isUser, NOW));

        assertEquals(List.of("user", "admin"), asked);
    }

    @Test
    void a_decision_is_remembered_for_a_second_also_if_the_clock_is_put_back() {
        token.hasRole("user", this::isUser, NOW);
        token.hasRole("user", this::isUser, NOW + 999);
        token.hasRole("user", this::isUser, NOW + 1_000);
        token.hasRole("user", this::isUser, NOW - 60_000);

        assertEquals(List.of("user", "user", "user"), asked);
    }

    @Test
    void roles_without_end_are_answered_but_not_kept() {
        for (int i = 0; i < 1000; i++) {
            assertFalse(token.hasRole("role" + i, this::isUser, NOW));
        }
        asked.clear();

        assertTrue(token.hasRole("user", this::isUser, NOW));
        assertTrue(token.hasRole("user", this::isUser, NOW));

        assertEquals(List.of("user", "user"), asked);
    }

    private boolean isUser(String role) {
        asked.add(role);
        return role.equals("user");
    }
}
