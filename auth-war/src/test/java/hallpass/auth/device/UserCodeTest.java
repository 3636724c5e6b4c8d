package hallpass.auth.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserCodeTest {

    private static final UserCode CODE = new UserCode("WDJBMJHT");

    @ParameterizedTest
    @ValueSource(strings = {"WDJB-MJHT", "wdjb-mjht", " WDJB MJHT ", "wdjbmjht", "W D J B–M.J_H\tT"})
    void case_blanks_and_dashes_do_not_matter(String typed) {
        assertEquals(Optional.of(CODE), UserCode.typed(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WDJB", "WDJB-MJHTX", "WDJB-MJHA", "1234-5678", "WDJB/MJHT", "ＷDJBMJHT"})
    void what_can_be_no_code_is_none(String typed) {
        assertTrue(UserCode.typed(typed).isEmpty());
    }

    @Test
    void a_code_is_shown_with_a_dash_and_never_logged() {
        assertEquals("WDJB-MJHT", CODE.shown());
        assertFalse(CODE.toString().contains("WDJB"));
    }

    @Test
    void codes_differ_and_can_be_typed() {
        SecureRandom random = new SecureRandom();
        Set<UserCode> codes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            UserCode code = UserCode.random(random);
            assertEquals(Optional.of(code), UserCode.typed(code.shown()));
            codes.add(code);
        }
        assertEquals(1000, codes.size());
    }
}
