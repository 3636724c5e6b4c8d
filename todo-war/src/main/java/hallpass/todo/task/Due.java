package hallpass.todo.task;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a task is due: a day, or a moment. It is answered in the form in which it was given, a moment in UTC.
 *
 * @param date set if it is a day
 * @param at set if it is a moment, to the microsecond
 */
record Due(@Nullable LocalDate date, @Nullable Instant at) {
    static final String FORM = "must be a date like 2026-12-01 or a time like 2026-12-01T09:00:00Z, from 1900 to 9998";

    /** The sort key of a task without a due: it comes after all that have one, on every database. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final int DATE_LENGTH = 10;

    /** @return from two columns of which at most one has a value; null if none has */
    static @Nullable Due of(@Nullable LocalDate date, @Nullable Instant at) {
        return date == null && at == null ? null : new Due(date, at);
    }

    /** @throws DateTimeException if it is neither a date nor a time with an offset (RFC 3339), or out of range */
    static Due parse(String text) {
        Due due = text.length() == DATE_LENGTH
                ? new Due(LocalDate.parse(text), null)
                : new Due(null, OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        Instant begin = due.sortedAt();
        if (begin.isBefore(FIRST) || !begin.isBefore(END)) {
            throw new DateTimeException("out of range");
        }
        return due;
    }

    /** The sort key: a day begins at midnight UTC. */
    Instant sortedAt() {
        if (date != null) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return at == null ? NEVER : at;
    }

    String json() {
        return date != null ? date.toString() : String.valueOf(at);
    }
}
