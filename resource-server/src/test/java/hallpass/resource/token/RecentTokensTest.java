package hallpass.resource.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class RecentTokensTest {

    private final RecentTokens<String> recent = new RecentTokens<>(4096);

    @Test
    void what_is_asked_for_stays_and_the_rest_goes() {
        recent.put("asked", "a");
        recent.put("forgotten", "f");

        for (int i = 0; i < 3 * 4096; i++) {
            recent.put("token" + i, "t");
            assertEquals("a", recent.get("asked"));
        }

        assertNull(recent.get("forgotten"));
        assertNull(recent.get("token0"));
    }
}
