package hallpass.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopesTest {

    @Test
    void what_is_no_scope_of_openid_is_the_name_of_a_service() {
        assertEquals(List.of("todo", "orders"), Scopes.services("openid todo profile orders offline_access groups"));
        assertEquals(List.of(), Scopes.services("openid"));
        assertEquals(List.of(), Scopes.services(""));
    }

    @Test
    void a_scope_is_included_as_a_whole_word() {
        assertTrue(Scopes.includes("todo openid", "openid"));
        assertFalse(Scopes.includes("openidx todo", "openid"));
    }
}
