package hallpass.todo.task;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repeating task's place in its series. The last two members come from calendars only.
 *
 * @param start the local date or time of the first one; null: this is the first
 * @param index which one this is, from 1: what COUNT counts
 * @param repeated whether the one after it has been made
 * @param leadSeconds on the clock, from an occurrence to its due: the rule of a calendar counts from DTSTART
 * @param excluded local dates and times of occurrences that are left out
 */
public record Series(@Nullable String start, int index, boolean repeated, long leadSeconds, List<String> excluded) {
    private static final int DATE_LENGTH = 10;
    private static final int DAY = 86_400; // seconds

    Series(@Nullable String start, int index, boolean repeated) {
        this(start, index, repeated, 0, List.of());
    }

    /**
     * The due of the next task, and its place in the series.
     */
    record Next(Due due, Series series) {}

    /**
     * @param present the due of the task that is over
     * @return nothing if the rule ends the series
     */
    Optional<Next> next(Recurrence rule, Due present, ZoneId zone) {
        Due occurrence = later(present, -leadSeconds, zone);
        Object first = start != null ? parse(start) : startingWith(occurrence, zone);
        int number = index;
        do {
            Optional<Due> following = rule.next(first, occurrence, number, zone);
            if (following.isEmpty()) {
                return Optional.empty();
            }
            occurrence = following.get();
            number++;
        } while (leavesOut(occurrence, zone));
        Series series = new Series(first.toString(), number, false, leadSeconds, excluded);
        return Optional.of(new Next(later(occurrence, leadSeconds, zone), series));
    }

    /** Whether the task that is due at this time is one that the series leaves out. */
    boolean leavesOutTaskDue(Due due, ZoneId zone) {
        return leavesOut(later(due, -leadSeconds, zone), zone);
    }

    private boolean leavesOut(Due occurrence, ZoneId zone) {
        LocalDateTime local = Recurrence.local(occurrence, zone);
        return excluded.contains(local.toLocalDate().toString()) || excluded.contains(local.toString());
    }

    private static Due later(Due due, long seconds, ZoneId zone) {
        LocalDate date = due.date();
        return seconds == 0
                ? due
                : date != null
                        ? new Due(date.plusDays(seconds / DAY), null)
                        : new Due(
                                null,
                                Recurrence.local(due, zone)
                                        .plusSeconds(seconds)
                                        .atZone(zone)
                                        .toInstant());
    }

    /** @throws java.time.DateTimeException if it is neither */
    static Object parse(String text) {
        return text.length() == DATE_LENGTH ? LocalDate.parse(text) : LocalDateTime.parse(text);
    }

    static Object startingWith(Due due, ZoneId zone) {
        LocalDate date = due.date();
        return date != null ? date : Recurrence.local(due, zone);
    }
}
