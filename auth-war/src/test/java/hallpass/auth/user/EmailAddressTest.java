package hallpass.auth.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
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

    @Test
    void also_the_folded_form_fits() {
        String domain = "@" + "x".repeat(60) + ("." + "x".repeat(60)).repeat(2) + "." + "x".repeat(6);
        String local = "\u0130".repeat(64); // folds to an i and a combining dot above

        assertEquals(254, (local + domain).length());
        assertFalse(EmailAddress.isValid(local + domain));
        assertTrue(EmailAddress.isValid("i".repeat(64) + domain));
    }

    @ParameterizedTest
    @CsvSource({"Alice@Example.COM, alice@example.com", "jo\u0308rg@x.de, jörg@x.de"})
    void knows_two_spellings_as_one(String typed, String folded) {
        assertEquals(folded, EmailAddress.folded(typed));
    }
}
