package hallpass.todo.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other programs write into calendars, and what people reported of programs that read them. */
class TroubleTest {
    private static final String OUR_OWN_TIME = String.join(
            "\r\n",
            "BEGIN:VTIMEZONE",
            "TZID:%s",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0545",
            "TZOFFSETTO:+0545",
            "END:STANDARD",
            "END:VTIMEZONE");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "DTSTART:20260701T080000Z, PT2H, 2026-07-01T10:00:00Z",
                "DTSTART:20260701T080000Z, P1W, 2026-07-08T08:00:00Z",
                "DTSTART:20260701T080000Z, p1dt30m, 2026-07-02T08:30:00Z",
                "DTSTART:20260701T080000Z, -PT2H, none",
                "DTSTART:20260701T080000Z, two hours, none",
                "DTSTART:20260701T080000Z, P9999999W, none",
                "DTSTART;VALUE=DATE:20260701, P2D, 2026-07-03",
                "DTSTART;VALUE=DATE:20260701, P1W, 2026-07-08",
                "DTSTART;VALUE=DATE:20260701, PT2H, 2026-07-01",
                "DTSTART;TZID=Europe/Berlin:20260328T090000, P1D, 2026-03-29T07:00:00Z",
                "DTSTART;TZID=Europe/Berlin:20260328T090000, PT24H, 2026-03-29T08:00:00Z",
                "COMMENT:none, PT2H, none"
            })
    void start_and_duration_make_a_due(String start, String duration, String due) throws IOException {
        JsonObject task = todo(start, "DURATION:" + duration);

        assertEquals(due, task.getString("due", null), task::toString);
    }

    @Test
    void a_start_alone_is_no_deadline() throws IOException {
        JsonObject task = todo("DTSTART;VALUE=DATE:20260701");

        assertFalse(task.containsKey("due"));
        assertTrue(said(task).contains("DTSTART is left out"));
    }

    @Test
    void a_series_keeps_its_days_between_start_and_due() throws IOException {
        JsonObject task = todo("DTSTART;VALUE=DATE:20260706", "DUE;VALUE=DATE:20260708", "RRULE:FREQ=WEEKLY;BYDAY=MO");

        assertEquals(2 * 86_400, task.getJsonObject("series").getInt("lead_seconds"));
        assertEquals("2026-07-08", task.getString("due"));
    }

    @ParameterizedTest
    @CsvSource({
        "PERCENT-COMPLETE:100, done",
        "PERCENT-COMPLETE:99, open",
        "PERCENT-COMPLETE:abc, open",
        "PERCENT-COMPLETE:100 STATUS:IN-PROCESS, open",
        "PERCENT-COMPLETE:50 STATUS:COMPLETED, done",
        "PERCENT-COMPLETE:100 STATUS:X-ODD, done",
        "COMPLETED:None STATUS:COMPLETED, done",
        "COMPLETED:None, open",
        "COMPLETED;VALUE=DATE:20260701, done",
        "STATUS:cancelled, done"
    })
    void done_is_what_a_program_says_in_its_way(String lines, String status) throws IOException {
        assertEquals(status, todo(lines.split(" ")).getString("status"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Our Own Time | Our Own Time",
                "our own TIME | OUR OWN TIME",
                "/example.org/Our/Own | /example.org/Our/Own",
                "Kathmandu\\, Nepal | \"Kathmandu, Nepal\"",
                "Kathmandu, Nepal | Kathmandu, Nepal",
                "Zone: ours | \"Zone: ours\"",
                "Zone:ours:5 | Zone:ours:5",
                "A\\;B | \"A;B\"",
                "A;B | A;B",
                "The \"own\" time | The ^'own^' time",
                "नेपाल समय – काठमाडौँ | नेपाल समय – काठमाडौँ",
                "Uhrzeit für Österreich | Uhrzeit für Österreich"
            })
    void a_zone_that_the_file_defines_is_known_by_its_name_before_and_behind(String id, String parameter)
            throws IOException {
        String zone = OUR_OWN_TIME.formatted(id);
        String todo = "BEGIN:VTODO\r\nUID:1\r\nSUMMARY:x\r\nDUE;TZID=" + parameter + ":20260701T090000\r\nEND:VTODO";

        assertEquals("2026-07-01T03:15:00Z", read(zone, todo).get(0).getString("due"));
        assertEquals("2026-07-01T03:15:00Z", read(todo, zone).get(0).getString("due"));
    }

    @ParameterizedTest
    @CsvSource({
        "20260701T090000, 2026-07-01T07:00:00Z",
        "20261201T090000, 2026-12-01T08:00:00Z",
        "20260329T023000, 2026-03-29T01:30:00Z",
        "20261025T023000, 2026-10-25T00:30:00Z"
    })
    void a_defined_zone_changes_its_clocks_and_keeps_a_name_that_agrees(String local, String due) throws IOException {
        String zone = String.join(
                "\r\n",
                "BEGIN:VTIMEZONE",
                "TZID:Berlin by hand",
                "X-LIC-LOCATION:Europe/Berlin",
                "BEGIN:DAYLIGHT",
                "DTSTART:16010101T020000",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200",
                "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
                "END:DAYLIGHT",
                "BEGIN:STANDARD",
                "DTSTART:16010101T030000",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
                "END:STANDARD",
                "END:VTIMEZONE");

        JsonObject task = read(
                        zone, "BEGIN:VTODO\r\nUID:1\r\nSUMMARY:x\r\nDUE;TZID=Berlin by hand:" + local + "\r\nEND:VTODO")
                .get(0);

        assertEquals(due, task.getString("due"));
        assertEquals("Europe/Berlin", task.getString("time_zone"));
    }

    @Test
    void a_definition_without_rules_is_known_by_its_location() throws IOException {
        String zone = "BEGIN:VTIMEZONE\r\nTZID:Home\r\nX-LIC-LOCATION:Asia/Tokyo\r\nEND:VTIMEZONE";
        String todo = "BEGIN:VTODO\r\nUID:1\r\nSUMMARY:x\r\nDUE;TZID=Home:20260701T090000\r\nEND:VTODO";

        assertEquals("2026-07-01T00:00:00Z", read(zone, todo).get(0).getString("due"));
    }

    @ParameterizedTest
    @CsvSource({
        "'GEO:48.13,11.57', GEO is left out",
        "CREATED:None, CREATED can't be understood",
        "LAST-MODIFIED:yesterday, LAST-MODIFIED can't be understood",
        "PERCENT-COMPLETE:abc, PERCENT-COMPLETE can't be understood",
        "PRIORITY:high, PRIORITY can't be understood",
        "STATUS:LATER, STATUS can't be understood",
        "DUE:next week, DUE can't be understood",
        "DUE:20260231, DUE can't be understood",
        "DTSTART;TZID=:20260701T080000 or so, DTSTART can't be understood",
        "DURATION:, ''",
        "'ATTENDEE;CN=\"never closed:mailto:x@example.org', ATTENDEE is left out",
        "LOCATION;=;;:here, LOCATION is left out",
        "SEQUENCE:first, ''",
        "DTSTAMP:never, ''",
        "X-ANYTHING;X=\":, ''"
    })
    void what_can_not_be_understood_costs_only_itself(String line, String remark) throws IOException {
        JsonObject task = todo(line);

        assertEquals("Title", task.getString("title"));
        assertTrue(said(task).contains(remark), () -> said(task));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;COUNT=0 | FREQ=WEEKLY",
                "FREQ=DAILY;COUNT=5;UNTIL=20260801 | FREQ=DAILY;COUNT=5",
                "FREQ=DAILY;COUNT=50;UNTIL=20260801 | FREQ=DAILY;UNTIL=20260801",
                "FREQ=HOURLY;INTERVAL=2 | FREQ=HOURLY;INTERVAL=2",
                "freq=weekly;byday=mo,we; | FREQ=WEEKLY;BYDAY=MO,WE",
                "RRULE:FREQ=DAILY | FREQ=DAILY",
                "FREQ = WEEKLY ; BYDAY = MO, TU | FREQ=WEEKLY;BYDAY=MO,TU",
                ";;FREQ=DAILY;; | FREQ=DAILY",
                "FREQ=DAILY;INTERVAL=0 | FREQ=DAILY",
                "FREQ=DAILY;X-OURS=1;SKIP=OMIT | FREQ=DAILY",
                "FREQ=WEEKLY;BYDAY=MO,XX | FREQ=WEEKLY;BYDAY=MO",
                "FREQ=DAILY;UNTIL=2026-08-01T10:00:00Z | FREQ=DAILY;UNTIL=20260801T100000Z",
                "FREQ=DAILY;UNTIL=whenever | FREQ=DAILY",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;WKST=SU "
                        + "| FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;WKST=SU",
                "UNTIL=20260801;FREQ=DAILY | UNTIL=20260801;FREQ=DAILY"
            })
    void a_rule_is_mended(String written, String rule) throws IOException {
        assertEquals(rule, todo("DUE;VALUE=DATE:20260701", "RRULE:" + written).getString("recurrence"));
    }

    @Test
    void a_rule_that_nobody_understands_and_further_ones_are_left_out_and_said() throws IOException {
        JsonObject none = todo("DUE:20260701T080000Z", "RRULE:every day");
        JsonObject two =
                todo("DUE:20260701T080000Z", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY", "RDATE:20260801T080000Z");

        assertFalse(none.containsKey("recurrence"));
        assertTrue(said(none).contains("the task doesn't repeat"));
        assertEquals("FREQ=DAILY", two.getString("recurrence"));
        assertTrue(said(two).contains("This RRULE is left out"));
        assertTrue(said(two).contains("RDATE is left out"));
    }

    @Test
    void an_override_is_a_task_of_its_own_and_left_out_of_its_series() throws IOException {
        String override = String.join(
                "\r\n",
                "BEGIN:VTODO",
                "UID:series",
                "SUMMARY:Twice",
                "RECURRENCE-ID;VALUE=DATE:20260708",
                "DUE;VALUE=DATE:20260708",
                "STATUS:COMPLETED",
                "END:VTODO");
        String series = String.join(
                "\r\n",
                "BEGIN:VTODO",
                "UID:series",
                "SUMMARY:Water",
                "DUE;VALUE=DATE:20260701",
                "RRULE:FREQ=WEEKLY",
                "END:VTODO");

        for (List<JsonObject> tasks : List.of(read(override, series), swapped(read(series, override)))) {
            assertEquals("series 2026-07-08", tasks.get(0).getString("id"));
            assertEquals("done", tasks.get(0).getString("status"));
            assertEquals("series", tasks.get(1).getString("id"));
            assertEquals("open", tasks.get(1).getString("status"));
            assertEquals(
                    "[\"2026-07-08\"]",
                    tasks.get(1)
                            .getJsonObject("series")
                            .getJsonArray("excluded")
                            .toString());
        }
        assertEquals("series 2026-07-08", read(override).get(0).getString("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DUE;VALUE=DATE:20260701 | EXDATE;VALUE=DATE:20260702,20260703 | [\"2026-07-02\",\"2026-07-03\"]",
                "DUE;VALUE=DATE:20260701 | EXDATE:20260702T080000Z | [\"2026-07-02\"]",
                "DUE:20260701T080000Z | EXDATE:20260702T080000Z, 20260703T080000Z "
                        + "| [\"2026-07-02T08:00\",\"2026-07-03T08:00\"]",
                "DUE:20260701T080000Z | EXDATE;VALUE=DATE:20260702 | [\"2026-07-02\"]",
                "DUE;TZID=Europe/Berlin:20260701T090000 | EXDATE;TZID=Europe/Berlin:20260702T090000 | [\"2026-07-02T09:00\"]",
                "DUE;TZID=Europe/Berlin:20260701T090000 | EXDATE:20260702T070000Z | [\"2026-07-02T09:00\"]",
                "DUE;TZID=Europe/Berlin:20260701T090000 | EXDATE;TZID=America/New_York:20260702T030000 "
                        + "| [\"2026-07-02T09:00\"]",
                "DUE;VALUE=DATE:20260701 | EXDATE;VALUE=DATE:20260702,oops,20200101 | [\"2026-07-02\"]"
            })
    void days_left_out_are_kept_with_the_series(String due, String exdate, String excluded) throws IOException {
        JsonObject task = todo(due, "RRULE:FREQ=DAILY", exdate);

        assertEquals(
                excluded, task.getJsonObject("series").getJsonArray("excluded").toString());
    }

    @Test
    void what_is_too_long_or_too_much_is_cut_and_said() throws IOException {
        JsonObject task = todo(
                "DESCRIPTION:" + "x".repeat(20_000),
                "CATEGORIES:" + "t".repeat(60) + ",ok",
                "ATTACH:" + "a".repeat(300_000));
        JsonObject untitled = read("BEGIN:VTODO\r\nUID:1\r\nDESCRIPTION:First\\nSecond\r\nEND:VTODO")
                .get(0);

        assertEquals(10_000, task.getString("notes").length());
        assertEquals("[\"ok\"]", task.getJsonArray("tags").toString());
        assertTrue(said(task).contains("ATTACH is left out"));
        assertEquals("First", untitled.getString("title"));
    }

    private static List<JsonObject> swapped(List<JsonObject> two) {
        return List.of(two.get(1), two.get(0));
    }

    private static String said(JsonObject task) {
        return task.getJsonObject("source").getJsonArray("remarks").toString();
    }

    private static JsonObject todo(String... lines) throws IOException {
        return read("BEGIN:VTODO\r\nUID:1\r\nSUMMARY:Title\r\n" + String.join("\r\n", lines) + "\r\nEND:VTODO")
                .get(0);
    }

    private static List<JsonObject> read(String... components) throws IOException {
        String calendar =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("\r\n", components) + "\r\nEND:VCALENDAR\r\n";
        StringWriter json = new StringWriter();
        new CalendarReader().read(() -> new ByteArrayInputStream(calendar.getBytes(StandardCharsets.UTF_8)), json);
        return Json.createReader(new StringReader(json.toString()))
                .readObject()
                .getJsonArray("tasks")
                .getValuesAs(JsonObject.class);
    }
}
