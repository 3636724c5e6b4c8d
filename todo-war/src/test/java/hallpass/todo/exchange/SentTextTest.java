package hallpass.todo.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentTextTest {
    private static final String TEXT = "BEGIN:Käse „für“ € " + "ü".repeat(20_000);

    @ParameterizedTest
    @CsvSource({
        "UTF-8, utf-8",
        "UTF-8, ",
        "windows-1252, ISO-8859-1",
        "windows-1252, windows-1252",
        "windows-1252, \"Latin1\"",
        "UTF-16, UTF-16",
        "UTF-16LE, ",
        "UTF-16BE, ",
        "UTF-16, iso-8859-1"
    })
    void the_charset_that_is_said_or_seen_is_read(String charset, @Nullable String said) {
        assertEquals(TEXT, read(TEXT.getBytes(Charset.forName(charset)), said));
    }

    @Test
    void a_byte_order_mark_is_no_text_and_pairs_stay_together() {
        String smiles = "a" + "🙂".repeat(10_000);

        assertEquals(smiles, read(("\uFEFF" + smiles).getBytes(StandardCharsets.UTF_8), null));
    }

    @Test
    void what_does_not_fit_is_refused_and_never_replaced() {
        byte[] latin = "Käse".getBytes(StandardCharsets.ISO_8859_1);

        assertThrows(ProblemException.class, () -> read(latin, null));
        assertThrows(ProblemException.class, () -> read(latin, "utf-8"));
        assertThrows(ProblemException.class, () -> read(latin, "us-ascii"));
        assertThrows(ProblemException.class, () -> read(latin, "x-unknown"));
        assertThrows(ProblemException.class, () -> read(latin, "no charset at all"));
    }

    private static String read(byte[] bytes, @Nullable String charset) {
        var in = SentText.of(new ByteArrayInputStream(bytes), charset).strict();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[1000];
        for (int read = SentText.read(in, part); read >= 0; read = SentText.read(in, part)) {
            out.write(part, 0, read);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
