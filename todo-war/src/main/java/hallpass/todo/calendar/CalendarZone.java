package hallpass.todo.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A time zone that a calendar names.
 *
 * @param instant the moment at which its clocks show a time
 * @param names of the IANA database that it may have
 */
record CalendarZone(Function<LocalDateTime, Instant> instant, List<String> names) {
    static final CalendarZone UTC = of(ZoneOffset.UTC, List.of());

    private static final int HALF_A_YEAR = 182; // days

    static CalendarZone of(ZoneId zone, List<String> names) {
        return new CalendarZone(local -> local.atZone(zone).toInstant(), names);
    }

    Instant at(LocalDateTime local) {
        return instant.apply(local);
    }

    /** Its name in the IANA database, if the clocks there show the same, also in the other half of the year. */
    Optional<String> name(LocalDateTime local) {
        return names.stream().filter(name -> agrees(ZoneId.of(name), local)).findFirst();
    }

    /** Whether its clocks are never changed around this time. */
    boolean isFixed(LocalDateTime local) {
        LocalDateTime other = local.plusDays(HALF_A_YEAR);
        return local.toInstant(ZoneOffset.UTC).getEpochSecond() - at(local).getEpochSecond()
                == other.toInstant(ZoneOffset.UTC).getEpochSecond() - at(other).getEpochSecond();
    }

    private boolean agrees(ZoneId zone, LocalDateTime local) {
        LocalDateTime other = local.plusDays(HALF_A_YEAR);
        return local.atZone(zone).toInstant().equals(at(local))
                && other.atZone(zone).toInstant().equals(at(other));
    }
}
