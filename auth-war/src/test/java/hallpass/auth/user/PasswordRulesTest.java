package hallpass.auth.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

    private static final String EMAIL = "Alice@example.com";

    private final PasswordRules rules = new PasswordRules();

    @Test
    void takes_8_to_128_characters_of_any_kind() {
        assertTrue(rules.objection("12345678", EMAIL).isEmpty());
        assertTrue(rules.objection("\ud83d\udd11".repeat(8), EMAIL).isEmpty());
        assertTrue(rules.objection("x".repeat(128), EMAIL).isEmpty());
    }

    @Test
    void counts_characters_as_a_person_does_and_not_their_pieces() {
        assertTrue(rules.objection("\ud83d\udd11".repeat(7), EMAIL).isPresent());
        assertTrue(rules.objection("o\u0308".repeat(7), EMAIL).isPresent());
        assertTrue(rules.objection("\ud83d\udd11".repeat(128), EMAIL).isEmpty());
        assertTrue(rules.objection("x".repeat(129), EMAIL).isPresent());
    }

    @Test
    void refuses_the_email_in_any_case() {
        assertEquals(Optional.of("must not be the e-mail address"), rules.objection("aLICE@example.COM", EMAIL));
    }
}
