package hallpass.resource.stepup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcrTest {

    @Test
    void a_stronger_one_is_good_for_a_weaker_one_and_not_the_other_way() {
        assertTrue(Acr.PHISHING_RESISTANT.isAtLeast(Acr.MULTI_FACTOR));
        assertTrue(Acr.MULTI_FACTOR.isAtLeast(Acr.MULTI_FACTOR));
        assertFalse(Acr.PASSWORD.isAtLeast(Acr.MULTI_FACTOR));
        assertFalse(Acr.MULTI_FACTOR.isAtLeast(Acr.PHISHING_RESISTANT));
    }

    @Test
    void it_is_read_by_its_text_and_by_nothing_else() {
        assertEquals(Optional.of(Acr.MULTI_FACTOR), Acr.of("mfa"));
        assertEquals(Optional.empty(), Acr.of("MFA"));
        assertEquals(Optional.empty(), Acr.of("0"));
        assertEquals(Optional.empty(), Acr.of(null));
    }
}
