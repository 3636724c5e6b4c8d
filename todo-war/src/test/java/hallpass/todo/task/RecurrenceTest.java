package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # rule | zone | due | next
                    FREQ=DAILY | UTC | 2026-12-31 | 2027-01-01
                    RRULE:FREQ=WEEKLY | UTC | 2026-11-23 | 2026-11-30
                    FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE | UTC | 2026-11-23 | 2026-11-25
                    FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE | UTC | 2026-11-25 | 2026-12-07
                    FREQ=MONTHLY | UTC | 2026-01-31 | 2026-03-31
                    FREQ=MONTHLY;BYMONTHDAY=-1 | UTC | 2026-01-31 | 2026-02-28
                    FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | UTC | 2026-11-30 | 2026-12-31
                    FREQ=YEARLY | UTC | 2024-02-29 | 2028-02-29
                    FREQ=DAILY | Europe/Berlin | 2026-03-28T08:00:00Z | 2026-03-29T07:00:00Z
                    FREQ=DAILY | Europe/Berlin | 2026-10-24T07:00:00Z | 2026-10-25T08:00:00Z
                    FREQ=DAILY | Europe/Berlin | 2026-03-28T01:30:00Z | 2026-03-29T01:30:00Z
                    FREQ=DAILY | America/New_York | 2026-03-07T14:00:00Z | 2026-03-08T13:00:00Z
                    FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO | UTC | 2026-12-28 | 2032-12-27
                    FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU | UTC | 2027-01-03 | 2033-01-02
                    FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO | UTC | 2026-12-28 | 2027-12-27
                    FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO | UTC | 2024-01-01 | 2024-12-30
                    FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO | UTC | 2026-05-11 | 2027-05-17
                    FREQ=HOURLY;INTERVAL=6 | UTC | 2026-01-01T20:00:00Z | 2026-01-02T02:00:00Z
                    """)
    void the_next_is_as_rfc_5545_has_it(String rule, String zone, String due, String next) {
        assertEquals(Optional.of(Due.parse(next)), after(rule, zone, due, 1));
    }

    @Test
    void what_the_missing_hour_moved_is_back_the_day_after() {
        Object start = Series.startingWith(Due.parse("2026-03-28T01:30:00Z"), ZoneId.of("Europe/Berlin"));

        Optional<Due> next = Recurrence.parse("FREQ=DAILY")
                .next(start, Due.parse("2026-03-29T01:30:00Z"), 2, ZoneId.of("Europe/Berlin"));

        assertEquals(Optional.of(Due.parse("2026-03-30T00:30:00Z")), next);
    }

    @Test
    void the_rule_of_a_calendar_counts_from_the_start_and_the_due_keeps_its_distance() {
        Series series = new Series(null, 1, false, 2 * 86_400, List.of());

        Series.Next next = series.next(
                        Recurrence.parse("FREQ=WEEKLY;BYDAY=MO"), Due.parse("2026-07-08"), ZoneOffset.UTC)
                .orElseThrow();

        assertEquals(Due.parse("2026-07-15"), next.due());
        assertEquals(new Series("2026-07-06", 2, false, 2 * 86_400, List.of()), next.series());
    }

    @Test
    void occurrences_that_are_left_out_are_passed_over_and_counted() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Series days = new Series(null, 1, false, 0, List.of("2026-07-02", "2026-07-03"));
        Series times = new Series(null, 1, false, 0, List.of("2026-07-02T09:00", "2026-07-03"));
        Recurrence rule = Recurrence.parse("FREQ=DAILY;COUNT=4");

        Series.Next day = days.next(rule, Due.parse("2026-07-01"), berlin).orElseThrow();
        Series.Next time =
                times.next(rule, Due.parse("2026-07-01T07:00:00Z"), berlin).orElseThrow();

        assertEquals(Due.parse("2026-07-04"), day.due());
        assertEquals(4, day.series().index());
        assertTrue(day.series().next(rule, day.due(), berlin).isEmpty());
        assertEquals(Due.parse("2026-07-04T07:00:00Z"), time.due());
        assertTrue(days.leavesOutTaskDue(Due.parse("2026-07-02"), berlin));
    }

    @Test
    void count_and_until_end_it() {
        assertTrue(after("FREQ=DAILY;COUNT=3", "UTC", "2026-01-01", 2).isPresent());
        assertTrue(after("FREQ=DAILY;COUNT=3", "UTC", "2026-01-01", 3).isEmpty());
        assertTrue(after("FREQ=DAILY;UNTIL=20260102", "UTC", "2026-01-01", 1).isPresent());
        assertTrue(after("FREQ=DAILY;UNTIL=20260102", "UTC", "2026-01-02", 2).isEmpty());
        assertTrue(after("FREQ=DAILY;UNTIL=20260102T080000Z", "UTC", "2026-01-01T08:00:00Z", 1)
                .isPresent());
        assertTrue(after("FREQ=DAILY;UNTIL=20260102T075959Z", "UTC", "2026-01-01T08:00:00Z", 1)
                .isEmpty());
    }

    @Test
    void a_rule_that_never_fits_again_has_no_next() {
        assertTrue(after("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "UTC", "2025-02-28", 1)
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RRULE:",
                "daily",
                "FREQ=FORTNIGHTLY",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=2;UNTIL=20270101",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY\nFREQ=DAILY"
            })
    void what_is_no_rule_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Recurrence.parse(text));
    }

    private static Optional<Due> after(String rule, String zone, String due, int index) {
        Due present = Due.parse(due);
        return Recurrence.parse(rule)
                .next(Series.startingWith(present, ZoneId.of(zone)), present, index, ZoneId.of(zone));
    }
}
