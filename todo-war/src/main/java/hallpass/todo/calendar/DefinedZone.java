package hallpass.todo.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** The rules of a VTIMEZONE (RFC 5545 section 3.6.5). */
final class DefinedZone {
    private static final int MOST = 1_000; // onsets of one observance
    private static final int LAST_YEAR = 2200;
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2}):?(\\d{2})(?::?(\\d{2}))?");

    private final NavigableMap<LocalDateTime, ZoneOffset> offsets = new TreeMap<>(); // by the first local time
    private final ZoneOffset before;

    private DefinedZone(Map<LocalDateTime, ZoneOffset> offsets, ZoneOffset before) {
        this.offsets.putAll(offsets);
        this.before = before;
    }

    /** Nothing if none of its observances can be understood. */
    static Optional<DefinedZone> of(CalendarComponent zone) {
        Map<LocalDateTime, ZoneOffset> offsets = new TreeMap<>();
        NavigableMap<LocalDateTime, ZoneOffset> before = new TreeMap<>();
        for (CalendarComponent observance : zone.children()) {
            try {
                LocalDateTime start = local(observance.text("DTSTART"));
                ZoneOffset to = offset(observance.text("TZOFFSETTO"));
                String fromText = observance.text("TZOFFSETFROM");
                ZoneOffset from = fromText.isEmpty() ? to : offset(fromText);
                before.put(start, from);
                put(offsets, start, from, to);
                observance
                        .all("RDATE")
                        .flatMap(dates -> dates.texts().stream())
                        .limit(MOST)
                        .forEach(date -> put(offsets, local(date), from, to));
                repeat(observance, start, from, to, offsets);
            } catch (DateTimeException | IllegalArgumentException malformed) {
                // the others may do
            }
        }
        return before.isEmpty()
                ? Optional.empty()
                : Optional.of(new DefinedZone(offsets, before.firstEntry().getValue()));
    }

    private static void repeat(
            CalendarComponent observance,
            LocalDateTime start,
            ZoneOffset from,
            ZoneOffset to,
            Map<LocalDateTime, ZoneOffset> offsets) {
        String text = observance.text("RRULE").toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return;
        }
        RecurrenceRule rule = rule(text);
        DateTime until = rule.getUntil();
        if (until != null) {
            rule.setUntil(null); // the library wants one of the same kind as the start
        }
        RecurrenceRuleIterator onsets = rule.iterator(new DateTime(
                start.getYear(),
                start.getMonthValue() - 1,
                start.getDayOfMonth(),
                start.getHour(),
                start.getMinute(),
                start.getSecond()));
        for (int i = 0; i < MOST && onsets.hasNext(); i++) {
            LocalDateTime onset = local(onsets.nextDateTime());
            if (onset.getYear() > LAST_YEAR || until != null && isAfter(onset, from, until)) {
                return;
            }
            put(offsets, onset, from, to);
        }
    }

    private static boolean isAfter(LocalDateTime onset, ZoneOffset from, DateTime until) {
        LocalDateTime end = local(until);
        return until.isAllDay()
                ? onset.toLocalDate().isAfter(end.toLocalDate())
                : until.isFloating()
                        ? onset.isAfter(end)
                        : onset.toInstant(from).isAfter(end.toInstant(ZoneOffset.UTC));
    }

    private static RecurrenceRule rule(String text) {
        try {
            return new RecurrenceRule(text, RfcMode.RFC5545_LAX);
        } catch (InvalidRecurrenceRuleException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** A time that is skipped, and the first of one that comes twice, count by the clock before (section 3.3.5). */
    private static void put(
            Map<LocalDateTime, ZoneOffset> offsets, LocalDateTime onset, ZoneOffset from, ZoneOffset to) {
        offsets.put(onset.plusSeconds(Math.max(0, to.getTotalSeconds() - from.getTotalSeconds())), to);
    }

    Instant at(LocalDateTime local) {
        Map.Entry<LocalDateTime, ZoneOffset> entry = offsets.floorEntry(local);
        return local.toInstant(entry == null ? before : entry.getValue());
    }

    private static LocalDateTime local(DateTime time) {
        return LocalDateTime.of(
                time.getYear(),
                time.getMonth() + 1,
                time.getDayOfMonth(),
                time.isAllDay() ? 0 : time.getHours(),
                time.isAllDay() ? 0 : time.getMinutes(),
                time.isAllDay() ? 0 : Math.min(time.getSeconds(), 59));
    }

    private static LocalDateTime local(String text) {
        CalendarTime time = CalendarTime.parse(text, CalendarZone.UTC);
        return time.local();
    }

    private static ZoneOffset offset(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (!offset.matches()) {
            throw new IllegalArgumentException("no offset");
        }
        int seconds = offset.group(4) == null ? 0 : Integer.parseInt(offset.group(4));
        int total = Integer.parseInt(offset.group(2)) * 3600 + Integer.parseInt(offset.group(3)) * 60 + seconds;
        return ZoneOffset.ofTotalSeconds(offset.group(1).equals("-") ? -total : total);
    }
}
