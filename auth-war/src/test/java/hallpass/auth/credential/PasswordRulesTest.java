package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final String EMAIL = "Alice@example.com";

    private final PasswordRules rules = new PasswordRules();

    @Test
    void takes_8_to_128_characters_of_any_kind() {
        assertTrue(rules.objection("8 letter", EMAIL).isEmpty());
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord1",
                "12345678",
                "iloveyou",
                "\uff30\uff41\uff53\uff53\uff57\uff4f\uff52\uff44"
            })
    void refuses_what_is_guessed_first_in_any_case_and_width(String common) {
        assertTrue(rules.objection(common, EMAIL).orElseThrow().contains("most common"));
    }

    @Test
    void takes_what_only_begins_like_a_common_one() {
        assertTrue(rules.objection("password of mine", EMAIL).isEmpty());
        assertTrue(rules.objection("correct horse battery", EMAIL).isEmpty());
    }

    @Test
    void refuses_the_part_of_the_email_before_the_at_sign_and_the_name_of_the_service() {
        assertTrue(rules.objection("Jane.Miller", "jane.miller@example.com").isPresent());
        assertTrue(rules.objection("HallPass", EMAIL).isPresent());
    }

    @Test
    void refuses_the_email_in_any_case() {
        assertEquals(Optional.of("must not be the e-mail address"), rules.objection("aLICE@example.COM", EMAIL));
    }
}
