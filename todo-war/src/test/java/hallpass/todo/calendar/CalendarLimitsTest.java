package hallpass.todo.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much memory and time a calendar may take. */
class CalendarLimitsTest {
    private static final String SERIES = "BEGIN:VTODO\nUID:1\nDUE;VALUE=DATE:20260101\nRRULE:FREQ=DAILY\nEND:VTODO\n";

    @Test
    void a_time_zone_has_a_hundred_observances() {
        CalendarComponent zone = zone("Ours", 0);
        for (int i = 0; i < 101; i++) {
            zone.add(observance("FREQ=YEARLY"));
        }

        assertEquals(100, zone.children().size());
    }

    @Test
    void the_observances_of_a_time_zone_have_a_limited_number_of_properties() {
        CalendarComponent zone = zone("Ours", 0);
        for (int i = 0; i < 3; i++) {
            CalendarComponent observance = observance("FREQ=YEARLY");
            for (int line = 0; line < 2_000; line++) {
                observance.add(line("RDATE:"));
            }
            zone.add(observance);
        }

        assertEquals(2, zone.children().size());
    }

    @Test
    void a_time_zone_has_five_thousand_onsets() {
        DefinedZone zone = DefinedZone.of(zone("Ours", 10), 100_000).orElseThrow();

        assertEquals(5_000, zone.onsets());
    }

    @Test
    void the_time_zones_of_a_file_have_a_limited_number_of_onsets() {
        CalendarZones zones = new CalendarZones();
        for (int i = 0; i < 21; i++) {
            zones.define(zone("Ours " + i, 5));
        }

        assertTrue(zones.named("Ours 19").isPresent());
        assertFalse(zones.named("Ours 20").isPresent());
    }

    @Test
    void a_definition_that_replaces_another_counts_too() {
        CalendarZones zones = new CalendarZones();
        for (int i = 0; i < 500; i++) {
            zones.define(zone("Ours", 0));
        }

        zones.define(zone("Last", 1));

        assertFalse(zones.named("Last").isPresent());
    }

    @Test
    void a_zone_of_a_very_long_name_is_unknown() {
        CalendarZones zones = new CalendarZones();
        String known = "/".repeat(190 - "Europe/Berlin".length()) + "Europe/Berlin";

        assertTrue(zones.named(known).isPresent());
        assertFalse(zones.named("/".repeat(20) + known).isPresent());
    }

    @Test
    void a_zone_is_looked_up_once() {
        CalendarZones zones = new CalendarZones();

        assertSame(
                zones.named("Europe/Berlin").orElseThrow(),
                zones.named("Europe/Berlin").orElseThrow());
    }

    @Test
    void a_parameter_with_many_semicolons_is_read_in_one_go() {
        ContentLine line = line("DUE;TZID=A" + ";B".repeat(60_000) + ":20261201T090000");

        assertEquals(120_001, line.parameter("TZID").orElseThrow().length());
    }

    @Test
    void a_series_leaves_out_at_most_500_occurrences_that_are_tasks_of_their_own() throws IOException {
        StringBuilder file = new StringBuilder(SERIES);
        LocalDate day = LocalDate.of(2026, 1, 2);
        for (int i = 0; i < 501; i++) {
            file.append("BEGIN:VTODO\nUID:1\nRECURRENCE-ID;VALUE=DATE:")
                    .append(day.plusDays(i).format(DateTimeFormatter.BASIC_ISO_DATE))
                    .append("\nEND:VTODO\n");
        }

        JsonObject series = read(file.toString()).getJsonObject(0);

        assertEquals(
                500, series.getJsonObject("series").getJsonArray("excluded").size());
        assertEquals(0, series.getJsonObject("source").getJsonArray("remarks").size());
    }

    @Test
    void only_the_first_series_of_a_uid_leaves_out_occurrences() throws IOException {
        JsonArray tasks = read(SERIES + SERIES + "BEGIN:VTODO\nUID:1\nRECURRENCE-ID;VALUE=DATE:20260102\nEND:VTODO\n");

        assertTrue(tasks.getJsonObject(0).containsKey("series"));
        assertFalse(tasks.getJsonObject(1).containsKey("series"));
    }

    @Test
    void the_rules_of_a_file_share_a_number_of_steps() {
        CalendarRule.Steps steps = new CalendarRule.Steps();
        String rule = "FREQ=DAILY;COUNT=20000;UNTIL=20260105";
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0);
        List<String> remarks = new ArrayList<>();

        CalendarRule.of(rule, start, ZoneOffset.UTC, steps, remarks::add);
        while (steps.take()) {
            // the other rules of the file use them up
        }
        CalendarRule.of(rule, start, ZoneOffset.UTC, steps, remarks::add);

        assertTrue(remarks.get(0).contains("without COUNT"));
        assertTrue(remarks.get(1).contains("without UNTIL"));
    }

    @Test
    void a_task_has_fifty_remarks_and_says_how_many_more_there_are() throws IOException {
        String tags = "x".repeat(60) + (",t" + "x".repeat(60)).repeat(60);

        JsonArray remarks = read("BEGIN:VTODO\nUID:1\nCATEGORIES:" + tags + "\nEND:VTODO\n")
                .getJsonObject(0)
                .getJsonObject("source")
                .getJsonArray("remarks");

        assertEquals(51, remarks.size());
        assertEquals("and 11 more", remarks.getJsonObject(50).getString("text"));
    }

    @Test
    void a_long_remark_is_cut() {
        TaskRemarks remarks = new TaskRemarks();

        remarks.add(1, "x".repeat(501));

        assertEquals(
                "x".repeat(500) + "…",
                remarks.source(1).getJsonArray("remarks").getJsonObject(0).getString("text"));
    }

    private static JsonArray read(String components) throws IOException {
        String calendar = "BEGIN:VCALENDAR\n" + components + "END:VCALENDAR\n";
        StringWriter json = new StringWriter();
        new CalendarReader().read(() -> new ByteArrayInputStream(calendar.getBytes(StandardCharsets.UTF_8)), json);
        return Json.createReader(new StringReader(json.toString())).readObject().getJsonArray("tasks");
    }

    private static CalendarComponent zone(String id, int observances) {
        CalendarComponent zone = new CalendarComponent("VTIMEZONE", 1);
        zone.add(line("TZID:" + id));
        for (int i = 0; i < observances; i++) {
            zone.add(observance("FREQ=HOURLY"));
        }
        return zone;
    }

    private static CalendarComponent observance(String rule) {
        CalendarComponent observance = new CalendarComponent("STANDARD", 1);
        observance.add(line("DTSTART:19700101T000000"));
        observance.add(line("TZOFFSETTO:+0545"));
        observance.add(line("RRULE:" + rule));
        return observance;
    }

    private static ContentLine line(String text) {
        return ContentLine.parse(text, 1).orElseThrow();
    }
}
