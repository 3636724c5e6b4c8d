package hallpass.auth.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTest {

    @ParameterizedTest
    @CsvSource({
        ",              ,                   en",
        ",              de-AT,              de",
        ",              'fr, de;q=0.5',     de",
        ",              'de;q=0.4, en',     en",
        "de,            en,                 de",
        "fr de-CH en,   en,                 de",
        "fr,            de,                 de",
        "'<x>',         de,                 de",
        "en-GB,         de,                 en",
        "*,             de,                 de"
    })
    void what_the_application_asks_for_counts_first(String uiLocales, String acceptLanguage, String language) {
        assertEquals(language, PageLanguage.of(uiLocales, acceptLanguage));
    }
}
