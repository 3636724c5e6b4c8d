package hallpass.todo.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarLinesTest {

    @Test
    void components_come_one_by_one_with_what_a_task_needs() throws IOException {
        List<String> components = components("\uFEFFBEGIN:VCALENDAR\r\nVERSION:2.0\nbegin:vtodo\r\nSUMMARY:One\r\n"
                + "BEGIN:VALARM\r\nSUMMARY:soon\r\nEND:VALARM\r\nEND:VTODO\r\n\r\n"
                + "BEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");

        assertEquals(List.of("VTODO 3 One {VALARM=5}", "VEVENT 10  {}"), components);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\r\r\n"})
    void lines_end_and_are_folded_as_programs_do_it(String end) throws IOException {
        String file = String.join(
                end,
                "BEGIN:VCALENDAR",
                "BEGIN:VTODO",
                "SUMM",
                " ARY:a ",
                "\tb",
                " ",
                " c",
                "END:VTODO",
                "END:VCALENDAR");

        assertEquals(List.of("VTODO 2 a bc {}"), components(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\r\r\n"})
    void empty_lines_count(String end) throws IOException {
        String file = String.join(end, "BEGIN:VCALENDAR", "", "", "", "BEGIN:VTODO", "END:VTODO", "END:VCALENDAR");

        assertEquals(List.of("VTODO 5  {}"), components(file));
    }

    @ParameterizedTest
    @CsvSource({"a^^nb, a^nb", "a^nb, 'a\nb'", "^'a^', '\"a\"'", "^^^^, ^^", "a^b, a^b"})
    void carets_in_a_parameter_are_escapes(String written, String meant) {
        ContentLine line = ContentLine.parse("DUE;X=" + written + ":1", 1).orElseThrow();

        assertEquals(meant, line.parameter("X").orElseThrow());
    }

    @Test
    void a_line_may_be_folded_inside_a_character() throws IOException {
        byte[] smile = "🙂".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMMARY:a".getBytes(StandardCharsets.UTF_8));
        file.write(smile, 0, 2);
        file.writeBytes("\r\n ".getBytes(StandardCharsets.UTF_8));
        file.write(smile, 2, 2);
        file.writeBytes("b\r\n\tc\r\nEND:VTODO\r\nEND:VCALENDAR".getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of("VTODO 2 a🙂bc {}"), components(new ByteArrayInputStream(file.toByteArray())));
    }

    @Test
    void a_large_attachment_costs_only_itself_in_one_line_or_folded() throws IOException {
        String one = "QUJD".repeat(400_000);
        String folded = ("QUJD".repeat(18) + "\r\n ").repeat(22_000) + "QUJD";

        for (String data : List.of(one, folded)) {
            assertEquals(
                    List.of("VTODO 2 Before {ATTACH=3}"),
                    components("BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nATTACH;ENCODING=BASE64;VALUE=BINARY:" + data
                            + "\r\nSUMMARY:Before\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"));
        }
    }

    @Test
    void a_component_that_nobody_closed_ends_where_the_next_one_begins() throws IOException {
        assertEquals(
                List.of("VTODO 2 One {VALARM=4}", "VTODO 5 Two {}"),
                components("BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:One\nBEGIN:VALARM\nBEGIN:VTODO\nSUMMARY:Two\n"
                        + "END:VEVENT\nEND:VCALENDAR"));
    }

    @Test
    void bytes_of_another_charset_are_refused_with_their_line() {
        byte[] latin = "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Käse\nEND:VTODO\nEND:VCALENDAR"
                .getBytes(StandardCharsets.ISO_8859_1);

        ProblemException refused =
                assertThrows(ProblemException.class, () -> components(new ByteArrayInputStream(latin)));

        assertTrue(refused.problem().detail().startsWith("Line 3 is not in UTF-8."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "BEGIN:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO",
                "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:cut",
                "BEGIN:VTODO\nEND:VTODO",
                "BEGIN:VCALENDAR\nEND:VCALENDAR\nmore"
            })
    void what_is_no_whole_calendar_is_refused(String file) {
        assertThrows(ProblemException.class, () -> components(file));
    }

    @Test
    void a_component_without_end_is_refused_before_it_fills_the_memory() {
        String endless = "BEGIN:VCALENDAR\nBEGIN:VTODO\n" + "COMMENT:x\n".repeat(200_000);

        assertThrows(ProblemException.class, () -> components(endless));
    }

    private static List<String> components(String file) throws IOException {
        return components(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> components(ByteArrayInputStream file) throws IOException {
        List<String> components = new ArrayList<>();
        new CalendarLines(file)
                .read(component -> components.add(component.name() + " " + component.line() + " "
                        + component.text("SUMMARY") + " " + component.leftOut()));
        return components;
    }
}
