package hallpass.auth.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "alice@example.com, true",
        "admin@localhost, true",
        "o'hara+list@mail.example.co.uk, true",
        "jörg@müller.de, true",
        "alice, false",
        "@example.com, false",
        "alice@, false",
        "alice@-example.com, false",
        "alice@example..com, false",
        "alice@exa mple.com, false",
        "alice@exam\u0000ple.com, false",
        "<alice@example.com>, false",
    })
    void knows_an_address(String text, boolean valid) {
        assertEquals(valid, EmailAddress.isValid(text), text);
    }

    @ParameterizedTest
    @CsvSource({"Alice@Example.COM, alice@example.com", "jo\u0308rg@x.de, jörg@x.de"})
    void knows_two_spellings_as_one(String typed, String folded) {
        assertEquals(folded, EmailAddress.folded(typed));
    }
}
