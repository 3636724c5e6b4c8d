package hallpass.auth.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTextTest {

    @Test
    void codes_have_fifty_bits_in_letters_that_nobody_mixes_up() {
        SecureRandom random = new SecureRandom();

        String all = Stream.generate(() -> RecoveryCodeText.random(random))
                .limit(500)
                .peek(code -> assertTrue(code.matches("[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}"), code))
                .collect(Collectors.joining());

        assertEquals(33, all.chars().distinct().count(), "32 letters and a hyphen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7k310-x9c2a", "7K310X9C2A", " 7k3lo x9c2a ", "7k3iO-X9C2A"})
    void what_people_type_is_read_as_they_mean_it(String typed) {
        assertEquals("7k310x9c2a", RecoveryCodeText.read(typed));
    }
}
