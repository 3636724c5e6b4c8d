package hallpass.todo.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How much memory and time a calendar may take. */
class CalendarLimitsTest {

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
