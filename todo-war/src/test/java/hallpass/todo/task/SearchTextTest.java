package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "cafe, Café",
        "café, CAFE\u0301",
        "strasse, Straße",
        "straße, STRASSE",
        "STRAẞE, strasse",
        "istanbul, İSTANBUL",
        "ISTANBUL, ıstanbul",
        "lodz, Łódź",
        "dong, đồng",
        "smorrebrod, Smørrebrød",
        "αθηνα, ΑΘΉΝΑ",
        "οδος, Οδός",
        "οδοσ, ΟΔΟΣ",
        "abc 123, ＡＢＣ　１２３",
        "ぱん, は\u309aん",
        "ガス, ｶﾞｽ",
        "елка, Ёлка",
        "замок, за\u0301мок",
        "كتاب, كِتَاب",
        "احمد, أحمد",
        "שלום, שָׁלוֹם",
        "한국, 한국"
    })
    void what_people_take_for_the_same_is_found(String words, String text) {
        assertTrue(finds(words, text), SearchText.fold(words) + " in " + SearchText.fold(text));
    }

    @ParameterizedTest
    @CsvSource({
        "はは, ぱぱ", "はは, ばば", "ハハ, パパ", "か, が", "ｶ, ガ", "가, 각", "가, 강아지", "मल, मेल", "कम, काम", "กา, ก้า", "มา, ม้า",
        "и, й"
    })
    void marks_that_make_another_letter_count(String words, String text) {
        assertFalse(finds(words, text), SearchText.fold(words) + " in " + SearchText.fold(text));
    }

    @Test
    void words_are_found_in_any_order_and_tags_by_a_hash() {
        String text = SearchText.of("Call Bob", "about the garden", List.of("Home", "deep work"));

        assertEquals(List.of("bob", "call"), SearchText.words("  Bob\u00a0CALL bob "));
        assertTrue(text.contains("#home") && text.contains("#deep work"));
        assertEquals(List.of("#home"), SearchText.words("#HOME"));
        assertEquals(List.of(), SearchText.words(" \u3000"));
    }

    @Test
    void the_language_of_the_machine_changes_nothing() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));

        assertEquals("istanbul title", SearchText.fold("ISTANBUL TITLE"));
    }

    private static boolean finds(String words, String text) {
        String folded = SearchText.of(text, null, List.of());
        return SearchText.words(words).stream().allMatch(folded::contains);
    }
}
