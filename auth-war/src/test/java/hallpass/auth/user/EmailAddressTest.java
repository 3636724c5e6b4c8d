package hallpass.auth.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @CsvSource({
        "Alice@Example.COM, alice@example.com",
        "jo\u0308rg@x.de, jörg@x.de",
        "post@xn--bcher-kva.example, post@bücher.example",
        "Post@XN--BCHER-KVA.Example, post@bücher.example",
        "post@BU\u0308CHER.example, post@bücher.example",
        "a@mail.xn--strae-oqa.xn--p1ai, a@mail.straße.рф",
        "a@xn--wgv71a119e.jp, a@日本語.jp",
        "a@xn--mgbh0fb.example, a@مثال.example",
    })
    void knows_two_spellings_as_one(String typed, String folded) {
        assertEquals(folded, EmailAddress.folded(typed));
        assertTrue(EmailAddress.isValid(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--bcher-kva@example.org", // no domain
                "a@straße.example", // another domain than strasse.example since IDNA2008
                "a@xn--.example",
                "a@xn--abc-.example",
                "a@xn--99999999999.example",
                "a@xn--bcher-kva9.example",
                "a@xxn--bcher-kva.example",
                "a@xn--bcher-kva-.example",
                "a@xn--tda-.example"
            })
    void what_is_no_internationalised_domain_stays_as_it_is(String address) {
        assertEquals(address, EmailAddress.folded(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " alice@example.com",
                "alice@example.com ",
                "\talice@example.com\r\n",
                "\u00a0alice@example.com\u00a0",
                "\u2003alice@example.com\u3000",
                "\u200balice@example.com\ufeff",
                "\u202aalice@example.com\u202c",
                " \u00a0 alice@example.com \u200b "
            })
    void blanks_around_an_address_are_no_part_of_it(String typed) {
        assertEquals("alice@example.com", EmailAddress.trimmed(typed));
        assertEquals("alice@example.com", EmailAddress.folded(typed));
        assertEquals("alice@example.com", EmailAddress.from(body(typed)));
    }

    @Test
    void nothing_but_blanks_is_no_address() {
        for (String typed : new String[] {" ", "\t\u00a0", "alice@exa mple.com", "alice @example.com"}) {
            JsonBody body = body(typed);

            EmailAddress.from(body);

            assertThrows(ProblemException.class, body::check, typed);
        }
    }

    @Test
    void other_stores_may_know_a_domain_in_ascii() {
        assertEquals(
                Set.of("post@bücher.example", "post@xn--bcher-kva.example"),
                EmailAddress.spellings("post@bücher.example"));
        assertEquals(Set.of("jörg@example.org"), EmailAddress.spellings("jörg@example.org"));
        assertEquals(Set.of("jörg"), EmailAddress.spellings("jörg"));
        assertEquals(Set.of("a@" + "ü".repeat(63)), EmailAddress.spellings("a@" + "ü".repeat(63)));
    }

    private static JsonBody body(String email) {
        return JsonBody.of(Json.createObjectBuilder().add("email", email).build());
    }
}
