package hallpass.auth.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class PrintableTextTest {

    @Test
    void text_cannot_pretend_to_be_a_second_entry() {
        String replacement = "\uFFFD";

        assertEquals("a" + replacement + replacement + "b", PrintableText.text("a\r\nb", 100));
        assertEquals(replacement.repeat(4), PrintableText.text("\0\u001B\u2028\u202E", 100));
        assertEquals("x" + replacement, PrintableText.text("x\uD83D", 100));
        assertEquals("Zoë 🙂", PrintableText.text("Zoë 🙂", 100));
        assertNull(PrintableText.text(null, 100));
    }

    @Test
    void it_is_cut_without_halving_a_character() {
        assertEquals("aa", PrintableText.text("aa🙂", 3));
        assertEquals("aa🙂", PrintableText.text("aa🙂b", 4));
    }
}
