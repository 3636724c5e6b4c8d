package hallpass.auth.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CommonPasswordsTest {

    /** Shorter ones are refused anyway. */
    @Test
    void are_more_than_ten_thousand_that_would_be_long_enough() throws IOException {
        List<String> list = list();

        assertTrue(CommonPasswords.load().size() > 10_000);
        assertTrue(list.stream().allMatch(password -> password.length() >= PasswordRules.MIN_LENGTH));
    }

    @Test
    void are_in_the_order_and_case_in_which_they_are_looked_up() throws IOException {
        List<String> list = list();

        assertEquals(List.copyOf(new TreeSet<>(list)), list);
        assertTrue(list.stream().allMatch(password -> password.equals(password.toLowerCase(Locale.ROOT))));
    }

    private static List<String> list() throws IOException {
        try (InputStream list = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
