package hallpass.todo.task;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A repeating task's place in its series.
 *
 * @param start the local date or time of the first one; null: this is the first
 * @param index which one this is, from 1: what COUNT counts
 * @param repeated whether the one after it has been made
 */
public record Series(@Nullable String start, int index, boolean repeated) {
    private static final int DATE_LENGTH = 10;

    /** @throws java.time.DateTimeException if it is neither */
    static Object parse(String text) {
        return text.length() == DATE_LENGTH ? LocalDate.parse(text) : LocalDateTime.parse(text);
    }

    static Object startingWith(Due due, ZoneId zone) {
        LocalDate date = due.date();
        return date != null ? date : Recurrence.local(due, zone);
    }
}
