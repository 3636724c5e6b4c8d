package hallpass.todo.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    @Test
    void a_row_is_a_task_with_its_line() throws IOException {
        List<JsonObject> tasks = read("id,List,Title,notes,tags,due,status,priority,colour\r\n"
                + "1,Home,\"Say \"\"hi\"\", Bob\",\"two\nlines\",\"a, \"\"b,c\"\"\",2026-12-01 09:00,Done,High,red\r\n"
                + "\r\n,,Only a title\r\n");

        JsonObject first = tasks.get(0);
        assertEquals("Say \"hi\", Bob", first.getString("title"));
        assertEquals("two\nlines", first.getString("notes"));
        assertEquals("[\"a\",\"b,c\"]", first.getJsonArray("tags").toString());
        assertEquals("2026-12-01T09:00:00Z", first.getString("due"));
        assertEquals("done", first.getString("status"));
        assertEquals("high", first.getString("priority"));
        assertEquals("Home", first.getString("list"));
        assertTrue(first.getJsonObject("source").toString().contains("\\\"colour\\\" is left out"));
        assertEquals(2, tasks.size());
        assertEquals("Only a title", tasks.get(1).getString("title"));
        assertEquals(5, tasks.get(1).getJsonObject("source").getInt("line"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title;due\r\nA, b;2026-12-01",
                "due\ttitle\n2026-12-01\tA, b",
                "\"due\",\"title\"\r2026-12-01,\"A, b\"",
                "Summary;Due date\nA, b;2026-12-01\n"
            })
    void a_spreadsheet_may_separate_as_it_likes(String table) throws IOException {
        JsonObject task = read(table).get(0);

        assertEquals("A, b", task.getString("title"));
        assertEquals("2026-12-01", task.getString("due"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "'=1", "''=1", "'quoted'", "-1", " =x", "it's", "'", "@a"})
    void what_an_export_made_safe_is_read_as_it_was(String title) throws IOException {
        assertEquals(
                title.strip(),
                read("title\r\n" + CsvExport.cell(title) + "\r\n").get(0).getString("title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "a,b\r\n1,2"})
    void a_table_without_titles_is_refused(String table) {
        assertThrows(ProblemException.class, () -> read(table));
    }

    @Test
    void quotes_begin_a_cell_only_where_nothing_but_blanks_stands_before_them() throws IOException {
        List<JsonObject> tasks = read("title,notes\n \t\"a,b\",x\"y\n\"\"\"a\",\" \"\n");

        assertEquals("a,b", tasks.get(0).getString("title"));
        assertEquals("x\"y", tasks.get(0).getString("notes"));
        assertEquals("\"a", tasks.get(1).getString("title"));
    }

    @Test
    void a_table_has_at_most_a_thousand_columns() throws IOException {
        assertEquals(1, read("title" + ",".repeat(999) + "\na").size());
        assertThrows(ProblemException.class, () -> read("title" + ",".repeat(1_000) + "\na"));
    }

    @Test
    void a_row_has_fifty_remarks_and_says_how_many_more_there_are() throws IOException {
        StringBuilder header = new StringBuilder("title");
        for (int i = 0; i < 60; i++) {
            header.append(",odd").append(i);
        }

        JsonObject task = read(header + "\na" + ",b".repeat(60)).get(0);

        List<JsonObject> remarks =
                task.getJsonObject("source").getJsonArray("remarks").getValuesAs(JsonObject.class);
        assertEquals(51, remarks.size());
        assertEquals("and 10 more", remarks.get(50).getString("text"));
    }

    private static List<JsonObject> read(String table) throws IOException {
        StringWriter json = new StringWriter();
        CsvReader.read(new StringReader(table), json);
        return Json.createReader(new StringReader(json.toString()))
                .readObject()
                .getJsonArray("tasks")
                .getValuesAs(JsonObject.class);
    }
}
