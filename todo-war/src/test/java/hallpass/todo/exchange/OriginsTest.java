package hallpass.todo.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OriginsTest {

    @Test
    void what_can_be_stored_is_its_own_key() {
        assertEquals("task:a@example.org", Origins.key("task:a@example.org"));
    }

    @Test
    void what_is_long_or_odd_has_a_key_of_the_same_kind() {
        for (String odd : new String[] {"task:a\u0000b", "task:\ud800", "task:" + "x".repeat(5000), "task:a\nb"}) {
            String key = Origins.key(odd);
            assertTrue(key.matches("task:[0-9a-f-]{36}"), key);
            assertEquals(key, Origins.key(odd));
        }
        assertNotEquals(Origins.key("task:a\u0000b"), Origins.key("task:a\u0000c"));
    }
}
