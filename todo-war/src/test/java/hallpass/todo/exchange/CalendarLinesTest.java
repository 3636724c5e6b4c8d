package hallpass.todo.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarLinesTest {

    @Test
    void components_come_one_by_one_with_what_is_in_them() throws IOException {
        List<String> components = components("\uFEFFBEGIN:VCALENDAR\r\nVERSION:2.0\nbegin:vtodo\r\nSUMMARY:One\r\n"
                + "BEGIN:VALARM\r\nEND:VALARM\r\nEND:VTODO\r\n\r\n"
                + "BEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");

        assertEquals(
                List.of(
                        "VTODO begin:vtodo\r\nSUMMARY:One\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VTODO\r\n",
                        "VEVENT BEGIN:VEVENT\r\nEND:VEVENT\r\n"),
                components);
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

        assertEquals(
                List.of("VTODO BEGIN:VTODO\r\nSUMMARY:a🙂bc\r\nEND:VTODO\r\n"),
                components(new ByteArrayInputStream(file.toByteArray())));
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
        new CalendarLines(file).read((name, text) -> components.add(name + " " + text));
        return components;
    }
}
