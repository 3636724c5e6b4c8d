package hallpass.todo.task;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 5545 recurrence rule of a task. It counts in local time (section 3.3.10): nine o'clock stays nine o'clock when
 * the clocks change, and a time in the missing hour moves one hour on.
 *
 * @param text as it was given, with or without {@code RRULE:} in front
 */
record Recurrence(String text) {
    static final int MAX_LENGTH = 1_000; // characters
    static final String FORM = "must be an RFC 5545 recurrence rule that comes about, like FREQ=WEEKLY;BYDAY=MO,TH";

    private static final String PREFIX = "RRULE:";
    private static final int STEPS = 100_000; // from the start of a series to the next occurrence
    private static final int LAST_YEAR = 9998;

    /** @throws IllegalArgumentException if it is no rule, or one that never comes about */
    static Recurrence parse(String text) {
        Recurrence recurrence = new Recurrence(text);
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("too long, or no text");
        }
        RecurrenceRule rule = recurrence.rule();
        endless(rule);
        RecurrenceRuleIterator trial = rule.iterator(new DateTime(2024, 0, 1, 0, 0, 0));
        for (int i = 0; i < 2; i++) {
            trial.nextDateTime(); // throws if nothing fits
        }
        return recurrence;
    }

    /** Whether it repeats within a day, or at certain times of it: a due date alone can't tell when. */
    boolean needsTime() {
        RecurrenceRule rule = rule();
        return switch (rule.getFreq()) {
            case HOURLY, MINUTELY, SECONDLY -> true;
            default -> rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
        };
    }

    /**
     * The occurrence after one.
     *
     * @param start of the series: a {@link LocalDate}, or a {@link LocalDateTime} in the zone
     * @param present the occurrence that is over
     * @param index which one that was, from 1
     * @return nothing if COUNT or UNTIL ends the series, or nothing more fits the rule
     */
    Optional<Due> next(Object start, Due present, int index, ZoneId zone) {
        RecurrenceRule rule = rule();
        Integer count = rule.getCount();
        if (count != null && index >= count) {
            return Optional.empty();
        }
        DateTime until = rule.getUntil();
        endless(rule);
        Optional<Due> next = start instanceof LocalDate date
                ? after(rule, date.atStartOfDay(), local(present, zone)).map(at -> new Due(at.toLocalDate(), null))
                : after(rule, (LocalDateTime) start, local(present, zone))
                        .map(at -> new Due(null, at.atZone(zone).toInstant()));
        return next.filter(due -> !isAfter(due, until, zone));
    }

    /** When it is by the clocks of a zone. */
    static LocalDateTime local(Due due, ZoneId zone) {
        LocalDate date = due.date();
        return date != null ? date.atStartOfDay() : LocalDateTime.ofInstant(due.sortedAt(), zone);
    }

    private static Optional<LocalDateTime> after(RecurrenceRule rule, LocalDateTime start, LocalDateTime present) {
        try {
            return search(rule, start, present);
        } catch (IllegalArgumentException none) {
            return Optional.empty(); // the library gives up after 1,000 periods without an occurrence
        }
    }

    private static Optional<LocalDateTime> search(RecurrenceRule rule, LocalDateTime start, LocalDateTime present) {
        RecurrenceRuleIterator occurrences = rule.iterator(RuleTime.of(start));
        occurrences.fastForward(RuleTime.of(present));
        for (int step = 0; step < STEPS && occurrences.hasNext(); step++) {
            DateTime next = occurrences.nextDateTime();
            if (next.getYear() > LAST_YEAR) {
                return Optional.empty();
            }
            LocalDateTime local = RuleTime.local(next).withNano(start.getNano());
            if (local.isAfter(present) && isInWeeks(rule, local.toLocalDate())) {
                return Optional.of(local);
            }
        }
        return Optional.empty();
    }

    /** The library takes days of other years' weeks for a week 53 that a year doesn't have. */
    private static boolean isInWeeks(RecurrenceRule rule, LocalDate day) {
        List<Integer> weeks = rule.getByPart(Part.BYWEEKNO);
        if (weeks == null || weeks.isEmpty()) {
            return true;
        }
        DayOfWeek first = DayOfWeek.SUNDAY.plus(rule.getWeekStart().ordinal());
        TemporalField weekOfYear = WeekFields.of(first, 4).weekOfWeekBasedYear(); // RFC 5545 section 3.3.10
        int week = day.get(weekOfYear);
        return weeks.contains(week)
                || weeks.contains(week - 1 - (int) day.range(weekOfYear).getMaximum());
    }

    private static boolean isAfter(Due due, @Nullable DateTime until, ZoneId zone) {
        if (until == null) {
            return false;
        }
        LocalDate day = LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth());
        LocalDate dueDate = due.date();
        if (until.isAllDay() || dueDate != null) {
            return (dueDate != null ? dueDate : local(due, zone).toLocalDate()).isAfter(day);
        }
        LocalDateTime end =
                day.atTime(LocalTime.of(until.getHours(), until.getMinutes(), Math.min(until.getSeconds(), 59)));
        return until.isFloating()
                ? local(due, zone).isAfter(end)
                : due.sortedAt().isAfter(end.atZone(ZoneId.of("UTC")).toInstant());
    }

    /** COUNT and UNTIL are looked after here; the library wants an UNTIL of the same kind as the start. */
    private static void endless(RecurrenceRule rule) {
        if (rule.getCount() != null || rule.getUntil() != null) {
            rule.setUntil(null);
        }
    }

    private RecurrenceRule rule() {
        boolean prefixed = text.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
        String rule = prefixed ? text.substring(PREFIX.length()) : text;
        try {
            return new RecurrenceRule(rule.toUpperCase(Locale.ROOT), RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("no rule", e);
        }
    }
}
