package hallpass.todo.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "|calc", "%x"})
    void what_would_be_a_formula_is_text(String title) {
        assertEquals("\"'" + title + "\"", CsvExport.cell(title));
    }

    @Test
    void quotes_are_doubled_and_the_rest_stays() {
        assertEquals("\"a \"\"b\"\", c\nd = e\"", CsvExport.cell("a \"b\", c\nd = e"));
    }
}
