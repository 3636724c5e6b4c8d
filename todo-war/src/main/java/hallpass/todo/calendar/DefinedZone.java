package hallpass.todo.calendar;

import hallpass.todo.task.RuleTime;
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
    private static final int MOST_TOGETHER = 5_000; // onsets of all its observances
    private static final int LAST_YEAR = 2200;
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2}):?(\\d{2})(?::?(\\d{2}))?");

    private final NavigableMap<LocalDateTime, ZoneOffset> offsets = new TreeMap<>(); // by the first local time
    private final NavigableMap<LocalDateTime, ZoneOffset> before = new TreeMap<>(); // by the start of an observance
    private final int most; // onsets
    private int onsets;

    private DefinedZone(CalendarComponent zone, int most) {
        this.most = most;
        for (CalendarComponent observance : zone.children()) {
            try {
                LocalDateTime start = local(observance.text("DTSTART"));
                ZoneOffset to = offset(observance.text("TZOFFSETTO"));
                String fromText = observance.text("TZOFFSETFROM");
                ZoneOffset from = fromText.isEmpty() ? to : offset(fromText);
                before.put(start, from);
                put(start, from, to);
                observance
                        .all("RDATE")
                        .flatMap(dates -> dates.texts().stream())
                        .limit(MOST)
                        .forEach(date -> put(local(date), from, to));
                repeat(observance, start, from, to);
            } catch (DateTimeException | IllegalArgumentException malformed) {
                // the others may do
            }
        }
    }

    /**
     * Nothing if none of its observances can be understood.
     *
     * @param most onsets that the file still may have
     */
    static Optional<DefinedZone> of(CalendarComponent zone, int most) {
        DefinedZone defined = new DefinedZone(zone, Math.min(most, MOST_TOGETHER));
        return defined.before.isEmpty() ? Optional.empty() : Optional.of(defined);
    }

    /** How many onsets it has. */
    int onsets() {
        return onsets;
    }

    private void repeat(CalendarComponent observance, LocalDateTime start, ZoneOffset from, ZoneOffset to) {
        String text = observance.text("RRULE").toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return;
        }
        RecurrenceRule rule = rule(text);
        DateTime until = rule.getUntil();
        if (until != null) {
            rule.setUntil(null); // the library wants one of the same kind as the start
        }
        RecurrenceRuleIterator occurrences = rule.iterator(RuleTime.of(start));
        for (int i = 0; i < MOST && onsets < most && occurrences.hasNext(); i++) {
            LocalDateTime onset = RuleTime.local(occurrences.nextDateTime());
            if (onset.getYear() > LAST_YEAR || until != null && isAfter(onset, from, until)) {
                return;
            }
            put(onset, from, to);
        }
    }

    private static boolean isAfter(LocalDateTime onset, ZoneOffset from, DateTime until) {
        LocalDateTime end = RuleTime.local(until);
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
    private void put(LocalDateTime onset, ZoneOffset from, ZoneOffset to) {
        if (onsets < most) {
            onsets++;
            offsets.put(onset.plusSeconds(Math.max(0, to.getTotalSeconds() - from.getTotalSeconds())), to);
        }
    }

    Instant at(LocalDateTime local) {
        Map.Entry<LocalDateTime, ZoneOffset> entry = offsets.floorEntry(local);
        return local.toInstant((entry == null ? before.firstEntry() : entry).getValue());
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
