package hallpass.system.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VTodo;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalReader;
import biweekly.parameter.RelationshipType;
import biweekly.property.Categories;
import biweekly.property.RelatedTo;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import hallpass.system.todo.TodoTests;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars that a library of other people reads and writes. */
@ExtendWith(OneServer.class)
class CalendarIT extends TodoTests {

    private static final String TITLE = "Milk, bread; \\ and\u00a0🙂 — שלום عالم";
    private static final String NOTES = "One\ntwo, three; \\four\n" + "é🙂".repeat(200);

    CalendarIT(Hallpass hallpass) {
        super(hallpass);
    }

    @Test
    void another_program_reads_our_calendar() throws IOException {
        String parent =
                create("title", TITLE, "notes", NOTES, "priority", "medium", "tags", List.of("a,b", "c;d\\", "ü🙂"));
        String child = create(
                "title",
                "Every Monday",
                "parent_id",
                parent,
                "due",
                "2026-03-30T07:00:00Z",
                "time_zone",
                "Europe/Berlin",
                "recurrence",
                "FREQ=WEEKLY;BYDAY=MO;COUNT=9");
        patch(create("title", "Done", "due", "2026-12-01"), "status", "done").expect(200);

        Map<String, VTodo> todos = byTitle(read(export()));

        VTodo first = todos.get(TITLE);
        assertEquals(parent, first.getUid().getValue());
        assertEquals(NOTES, first.getDescription().getValue());
        assertEquals(5, first.getPriority().getValue());
        assertEquals(
                List.of("a,b", "c;d\\", "ü🙂"),
                first.getCategories().stream()
                        .flatMap(categories -> categories.getValues().stream())
                        .toList());
        VTodo second = todos.get("Every Monday");
        assertEquals(child, second.getUid().getValue());
        assertEquals(
                Instant.parse("2026-03-30T07:00:00Z"),
                second.getDateDue().getValue().toInstant());
        assertTrue(second.getDateDue().getValue().hasTime());
        assertEquals(Frequency.WEEKLY, second.getRecurrenceRule().getValue().getFrequency());
        assertEquals(9, second.getRecurrenceRule().getValue().getCount());
        RelatedTo related = second.getRelatedTo().get(0);
        assertEquals(parent, related.getValue());
        assertEquals(RelationshipType.PARENT, related.getRelationshipType());
        VTodo done = todos.get("Done");
        assertTrue(done.getStatus().isCompleted());
        assertEquals(false, done.getDateDue().getValue().hasTime());
    }

    @Test
    void a_calendar_that_another_program_read_and_wrote_is_unchanged() throws IOException {
        String parent = create("title", TITLE, "notes", NOTES, "due", "2026-12-01", "tags", List.of("a,b", "ü🙂"));
        create(
                "title",
                "Every day at nine",
                "parent_id",
                parent,
                "due",
                "2026-03-28T08:00:00Z",
                "time_zone",
                "Europe/Berlin",
                "recurrence",
                "FREQ=DAILY",
                "priority",
                "low");
        TestUser other = TestUser.register(http);

        load(other, read(export()).write());

        Map<String, JsonObject> tasks = tasks(other);
        JsonObject first = tasks.get(TITLE);
        assertEquals(NOTES, first.getString("notes"));
        assertEquals("2026-12-01", first.getString("due"));
        assertEquals(List.of("a,b", "ü🙂"), Json.texts(first, "tags"));
        JsonObject second = tasks.get("Every day at nine");
        assertEquals(first.getString("id"), second.getString("parent_id"));
        assertEquals("2026-03-28T08:00:00Z", second.getString("due"));
        assertEquals("Europe/Berlin", second.getString("time_zone"));
        assertEquals("FREQ=DAILY", second.getString("recurrence"));
        assertEquals("low", second.getString("priority"));
    }

    @Test
    void we_read_a_calendar_of_another_program() {
        TimeZone berlin = TimeZone.getTimeZone("Europe/Berlin");
        ICalendar calendar = new ICalendar();
        calendar.getTimezoneInfo().setDefaultTimezone(new TimezoneAssignment(berlin, berlin.getID()));
        VTodo above = new VTodo();
        above.setSummary(TITLE);
        above.setDescription(NOTES);
        above.addProperty(new Categories("errands, weekly", "ü"));
        above.setPriority(2);
        calendar.addTodo(above);
        VTodo below = new VTodo();
        below.setSummary("Below");
        below.setDateDue(Date.from(Instant.parse("2026-07-01T07:00:00Z")), true);
        below.setRecurrenceRule(new Recurrence.Builder(Frequency.MONTHLY)
                .byMonthDay(-1)
                .count(3)
                .build());
        RelatedTo related = new RelatedTo(above.getUid().getValue());
        related.setRelationshipType(RelationshipType.PARENT);
        below.addRelatedTo(related);
        calendar.addTodo(below);
        String file = Biweekly.write(calendar).version(ICalVersion.V2_0).go();

        load(user, file);
        JsonObject again = load(user, file);

        assertEquals(0, again.getInt("tasks_created"), again::toString);
        Map<String, JsonObject> tasks = tasks(user);
        assertEquals(2, tasks.size());
        JsonObject first = tasks.get(TITLE);
        assertEquals(NOTES, first.getString("notes"));
        assertEquals(List.of("errands, weekly", "ü"), Json.texts(first, "tags"));
        assertEquals("high", first.getString("priority"));
        JsonObject second = tasks.get("Below");
        assertEquals(first.getString("id"), second.getString("parent_id"));
        assertEquals("2026-07-01T07:00:00Z", second.getString("due"));
        assertEquals("FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1", second.getString("recurrence"));
    }

    @Test
    void a_zone_that_the_file_defines_is_understood_and_what_is_wrong_costs_only_itself() {
        String file = String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Somebody//EN",
                "BEGIN:VTIMEZONE",
                "TZID:W. Europe Standard Time",
                "BEGIN:STANDARD",
                "DTSTART:16010101T030000",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
                "END:STANDARD",
                "BEGIN:DAYLIGHT",
                "DTSTART:16010101T020000",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200",
                "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
                "END:DAYLIGHT",
                "END:VTIMEZONE",
                "BEGIN:VTODO",
                "UID:summer@example.org",
                "SUMMARY:Summer",
                "DUE;TZID=\"W. Europe Standard Time\":20260701T090000",
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "TRIGGER:-PT5M",
                "DESCRIPTION:soon",
                "END:VALARM",
                "END:VTODO",
                "BEGIN:VTODO",
                "UID:wrong@example.org",
                "SUMMARY:Wrong",
                "DUE:next week",
                "END:VTODO",
                "BEGIN:VEVENT",
                "UID:party@example.org",
                "DTSTAMP:20260101T000000Z",
                "SUMMARY:Party",
                "END:VEVENT",
                "END:VCALENDAR",
                "");

        JsonObject report = load(user, file);

        assertEquals(2, report.getInt("tasks_created"), report::toString);
        assertEquals(
                List.of(
                        "property summer@example.org 23 VALARM is left out: tasks here have nothing like it",
                        "property wrong@example.org 32 DUE can't be understood: left out",
                        "task party@example.org 34 is a VEVENT, and no task"),
                Json.objects(report, "skipped").stream()
                        .map(skipped -> skipped.getString("entity") + " " + skipped.getString("id") + " "
                                + skipped.getInt("line") + " " + skipped.getString("reason"))
                        .sorted()
                        .toList());
        assertEquals("2026-07-01T07:00:00Z", tasks(user).get("Summer").getString("due"));
    }

    /** The series of {@code TroubleTest}, on the server. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DUE;VALUE=DATE:20260701 | RRULE:FREQ=DAILY | EXDATE;VALUE=DATE:20260702,20260703 | 2026-07-04",
                "DUE;VALUE=DATE:20260701 | RRULE:FREQ=DAILY | EXDATE;VALUE=DATE:20260701 | 2026-07-03",
                "DUE;VALUE=DATE:20260708 | RRULE:FREQ=WEEKLY;BYDAY=MO | DTSTART;VALUE=DATE:20260706 | 2026-07-15",
                "DUE;VALUE=DATE:20261228 | RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO | STATUS:NEEDS-ACTION | 2032-12-27",
                "DUE;VALUE=DATE:20260701 | RRULE:FREQ=DAILY;COUNT=0; | STATUS:NEEDS-ACTION | 2026-07-02",
                "DTSTART:20260701T080000Z | RRULE:freq=hourly;interval=2 | DURATION:PT1H | 2026-07-01T11:00:00Z"
            })
    void a_series_goes_on_as_its_calendar_says_here_and_after_another_export(
            String due, String rule, String line, String next) {
        TestUser other = TestUser.register(http);
        load(user, calendar("BEGIN:VTODO", "UID:1", "SUMMARY:Series", due, rule, line, "END:VTODO"));
        load(other, export());

        for (TestUser who : List.of(user, other)) {
            String id = tasks(who).get("Series").getString("id");
            http.patch("/todo/tasks/" + id).as(who).mergePatch("status", "done").expect(200);
            assertEquals(
                    next,
                    http.get("/todo/tasks").as(who).expect(200).items().get(0).getString("due"));
        }
    }

    @Test
    void a_rule_that_does_not_fit_costs_only_itself_and_an_override_is_a_task_of_its_own() {
        JsonObject report = load(
                user,
                calendar(
                        "BEGIN:VTODO",
                        "UID:1",
                        "SUMMARY:By the hour",
                        "DUE;VALUE=DATE:20260701",
                        "RRULE:FREQ=HOURLY;INTERVAL=2",
                        "END:VTODO",
                        "BEGIN:VTODO",
                        "UID:2",
                        "SUMMARY:Twice",
                        "RECURRENCE-ID;VALUE=DATE:20260708",
                        "DUE;VALUE=DATE:20260708",
                        "STATUS:COMPLETED",
                        "END:VTODO",
                        "BEGIN:VTODO",
                        "UID:2",
                        "SUMMARY:Water",
                        "DUE;VALUE=DATE:20260701",
                        "RRULE:FREQ=WEEKLY",
                        "END:VTODO"));

        assertEquals(3, report.getInt("tasks_created"), report::toString);
        assertEquals("done", tasks(user).get("Twice").getString("status"));
        JsonObject water = tasks(user).get("Water");
        assertEquals("open", water.getString("status"));
        JsonObject said = Json.objects(report, "skipped").get(0);
        assertEquals("By the hour", said.getString("title"));
        assertTrue(said.getString("reason").contains("needs a due time"), report::toString);
        http.patch("/todo/tasks/" + water.getString("id"))
                .as(user)
                .mergePatch("status", "done")
                .expect(200);
        assertEquals(
                List.of("2026-07-01", "2026-07-15"),
                all("/todo/tasks?sort=due").stream()
                        .map(task -> task.getString("due"))
                        .toList());
    }

    @Test
    void a_charset_is_honoured_or_refused() {
        String file = calendar("BEGIN:VTODO", "UID:1", "SUMMARY:Käse", "END:VTODO");

        Refusals.problem(
                400,
                http.post("/todo/import")
                        .as(user)
                        .body("text/calendar; charset=us-ascii", file)
                        .send());
        Refusals.problem(
                400,
                http.post("/todo/import")
                        .as(user)
                        .body("text/calendar; charset=UTF-17", file)
                        .send());
        http.post("/todo/import")
                .as(user)
                .body("text/calendar; charset=utf-8", file)
                .expect(200);
        assertTrue(tasks(user).containsKey("Käse"));
    }

    private static String calendar(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("\r\n", lines) + "\r\nEND:VCALENDAR\r\n";
    }

    private String export() {
        return http.get("/todo/export")
                .as(user)
                .header("Accept", "text/calendar")
                .expect(200)
                .body();
    }

    private static ICalendar read(String file) throws IOException {
        try (ICalReader reader = new ICalReader(file)) {
            ICalendar calendar = reader.readNext();
            List<Object> warnings = new ArrayList<>(reader.getWarnings());
            assertEquals(List.of(), warnings);
            assertTrue(calendar.validate(ICalVersion.V2_0).isEmpty(), () -> calendar.validate(ICalVersion.V2_0)
                    .toString());
            return calendar;
        }
    }

    private JsonObject load(TestUser who, String file) {
        return http.post("/todo/import")
                .as(who)
                .body("text/calendar", file)
                .expect(200)
                .json();
    }

    private Map<String, JsonObject> tasks(TestUser who) {
        return Json.objects(
                        http.get("/todo/export")
                                .as(who)
                                .header("Accept", "application/json")
                                .expect(200)
                                .json(),
                        "tasks")
                .stream()
                .collect(Collectors.toMap(task -> task.getString("title"), Function.identity()));
    }

    private static Map<String, VTodo> byTitle(ICalendar calendar) {
        return calendar.getTodos().stream()
                .collect(Collectors.toMap(todo -> todo.getSummary().getValue(), Function.identity()));
    }
}
