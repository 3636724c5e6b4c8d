package hallpass.todo.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, or a time by the clocks of a zone (RFC 5545 sections 3.3.4 and 3.3.5).
 *
 * @param date set if it is a date
 * @param local midnight of the date, or the time
 * @param floating whether the time says no zone
 */
record CalendarTime(@Nullable LocalDate date, LocalDateTime local, CalendarZone zone, boolean floating) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})"
            + "(?:[Tt ]?(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?([Zz]|[+-]\\d{2}:?\\d{2})?)?");

    /**
     * @param zone of a time without Z
     * @throws DateTimeException if it is neither
     */
    static CalendarTime parse(String text, CalendarZone zone) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new DateTimeException("neither a date nor a time");
        }
        LocalDate day = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
        if (form.group(4) == null) {
            return new CalendarTime(day, day.atStartOfDay(), zone, false);
        }
        int second = form.group(6) == null ? 0 : Math.min(number(form, 6), 59);
        LocalDateTime local = day.atTime(LocalTime.of(number(form, 4), number(form, 5), second));
        String offset = form.group(7);
        return offset == null
                ? new CalendarTime(null, local, zone, zone == CalendarZone.UTC)
                : new CalendarTime(null, local, zoneOf(offset.toUpperCase(Locale.ROOT)), false);
    }

    private static CalendarZone zoneOf(String offset) {
        return offset.equals("Z") ? CalendarZone.UTC : CalendarZone.of(ZoneOffset.of(offset), List.of());
    }

    static CalendarTime onDay(LocalDate day) {
        return new CalendarTime(day, day.atStartOfDay(), CalendarZone.UTC, false);
    }

    Instant at() {
        return zone.at(local);
    }

    /** The local date or time in another zone, as a series counts. */
    LocalDateTime in(ZoneId other) {
        return date != null ? local : LocalDateTime.ofInstant(at(), other);
    }

    /** Later by so many days on the clock, and then by so many seconds. */
    CalendarTime plus(long days, long seconds) {
        LocalDateTime later = local.plusDays(days);
        return date != null
                ? onDay(later.plusDays(seconds / 86_400).toLocalDate())
                : new CalendarTime(
                        null,
                        LocalDateTime.ofInstant(zone.at(later).plusSeconds(seconds), ZoneOffset.UTC),
                        CalendarZone.UTC,
                        false);
    }

    /** As a task's due has it. */
    String json() {
        return date != null ? date.toString() : at().toString();
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
