package hallpass.todo.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarReaderTest {

    @Test
    void a_task_has_what_the_calendar_says() throws IOException {
        JsonObject task = task(
                "UID:one",
                "SUMMARY: Call Bob ",
                "DESCRIPTION:About\\nFriday",
                "CATEGORIES:home,phone,home",
                "RRULE:FREQ=DAILY",
                "RELATED-TO:two",
                "CREATED:20261201T080000Z",
                "X-HALLPASS-LIST:Errands");

        assertEquals("one", task.getString("id"));
        assertEquals("Call Bob", task.getString("title"));
        assertEquals("About\nFriday", task.getString("notes"));
        assertEquals("FREQ=DAILY", task.getString("recurrence"));
        assertEquals("two", task.getString("parent_id"));
        assertEquals("2026-12-01T08:00:00Z", task.getString("created_at"));
        assertEquals("Errands", task.getString("list"));
        assertEquals(
                List.of("home", "phone"),
                task.getJsonArray("tags").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "DUE;VALUE=DATE:20261201, 2026-12-01",
        "DUE:20261201T090000Z, 2026-12-01T09:00:00Z",
        "DUE;TZID=Europe/Berlin:20261201T090000, 2026-12-01T08:00:00Z",
        "DUE;TZID=/Europe/Berlin:20260701T090000, 2026-07-01T07:00:00Z",
        "DUE:20261201T090000, 2026-12-01T09:00:00Z",
        "DUE;VALUE=DATE:20261201T090000Z, 2026-12-01",
        "DUE;VALUE=DATE-TIME:20261201, 2026-12-01",
        "DUE:2026-12-01T09:00:00Z, 2026-12-01T09:00:00Z",
        "DUE:20261201T090000+0530, 2026-12-01T03:30:00Z",
        "DUE;TZID=europe/berlin:20261201T090000, 2026-12-01T08:00:00Z",
        "DUE;TZID=/example.org/2026/Europe/Berlin:20261201T090000, 2026-12-01T08:00:00Z",
        "DUE;TZID=W. Europe Standard Time:20260701T090000, 2026-07-01T07:00:00Z",
        "DUE;TZID=\"Eastern Standard Time\":20260701T090000, 2026-07-01T13:00:00Z",
        "DUE;TZID=GMT+0530:20260701T090000, 2026-07-01T03:30:00Z",
        "DUE;TZID=Nowhere/At all:20260701T090000, 2026-07-01T09:00:00Z"
    })
    void a_due_is_a_date_or_a_moment(String line, String due) throws IOException {
        assertEquals(due, task("UID:one", line).getString("due"));
    }

    @Test
    void a_known_zone_is_kept() throws IOException {
        JsonObject task = task("UID:one", "DUE;TZID=Europe/Berlin:20261201T090000");

        assertEquals("Europe/Berlin", task.getString("time_zone"));
    }

    @ParameterizedTest
    @CsvSource({"1, high", "4, high", "5, medium", "6, low", "9, low", "0, none"})
    void a_priority_is_one_of_three_or_none(int number, String priority) throws IOException {
        assertEquals(priority, task("UID:one", "PRIORITY:" + number).getString("priority"));
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS:NEEDS-ACTION, open",
        "STATUS:IN-PROCESS, open",
        "STATUS:COMPLETED, done",
        "STATUS:CANCELLED, done",
        "COMPLETED:20261201T090000Z, done"
    })
    void what_is_completed_or_cancelled_is_done(String line, String status) throws IOException {
        assertEquals(status, task("UID:one", line).getString("status"));
    }

    @Test
    void a_component_that_is_no_task_is_left_out_and_the_others_are_read() throws IOException {
        JsonArray tasks = read("BEGIN:VEVENT\r\nUID:party\r\nEND:VEVENT\r\nBEGIN:VTODO\r\nUID:one\r\nEND:VTODO\r\n");

        assertEquals("party", tasks.getJsonObject(0).getString("id"));
        assertEquals("is a VEVENT, and no task", tasks.getJsonObject(0).getString("left_out"));
        assertEquals("one", tasks.getJsonObject(1).getString("id"));
        assertFalse(tasks.getJsonObject(1).containsKey("left_out"));
    }

    @Test
    void a_line_that_is_no_property_costs_only_itself() throws IOException {
        JsonObject task = task("UID:one", "no property", "SUMMARY:One", ":", ";:");

        assertEquals("One", task.getString("title"));
        assertEquals(
                List.of("5 a line without a name or a value is left out: tasks here have nothing like it"),
                remarks(task));
    }

    private static List<String> remarks(JsonObject task) {
        return task.getJsonObject("source").getJsonArray("remarks").getValuesAs(JsonObject.class).stream()
                .map(remark -> remark.getInt("line") + " " + remark.getString("text"))
                .toList();
    }

    private static JsonObject task(String... lines) throws IOException {
        return read("BEGIN:VTODO\r\n" + String.join("\r\n", lines) + "\r\nEND:VTODO\r\n")
                .getJsonObject(0);
    }

    private static JsonArray read(String components) throws IOException {
        String calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + components + "END:VCALENDAR\r\n";
        StringWriter json = new StringWriter();
        new CalendarReader().read(() -> new ByteArrayInputStream(calendar.getBytes(StandardCharsets.UTF_8)), json);
        return Json.createReader(new StringReader(json.toString())).readObject().getJsonArray("tasks");
    }
}
