package hallpass.auth.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"|en", "de|de", "de-AT, en;q=0.5|de", "fr, de;q=0.2|de", "fr|en", "*|en", "de;q=x|en", "en, de|en"
            })
    void a_letter_is_in_a_language_that_is_read(String acceptLanguage, String language) {
        assertEquals(language, Languages.preferred(acceptLanguage));
    }
}
