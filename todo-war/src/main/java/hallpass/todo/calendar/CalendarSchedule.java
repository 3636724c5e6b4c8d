package hallpass.todo.calendar;

import hallpass.todo.task.TaskBounds;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a VTODO is due, and when again: DTSTART, DUE, DURATION, RRULE and EXDATE (RFC 5545 section 3.8). */
final class CalendarSchedule {
    private static final Pattern DURATION = Pattern.compile(
            "([+-]?)P(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");

    private final CalendarComponent todo;
    private final CalendarZones zones;
    private final CalendarRule.Steps steps;
    private final Remarks remarks;

    /** Takes what is left out or taken differently. */
    interface Remarks {
        void add(int line, String text);
    }

    CalendarSchedule(CalendarComponent todo, CalendarZones zones, CalendarRule.Steps steps, Remarks remarks) {
        this.todo = todo;
        this.zones = zones;
        this.steps = steps;
        this.remarks = remarks;
    }

    /** @param overridden occurrences that are tasks of their own; null if this is one */
    void into(JsonObjectBuilder task, @Nullable List<ContentLine> overridden) {
        Optional<CalendarTime> start = time("DTSTART");
        Optional<CalendarTime> due = time("DUE");
        Optional<ContentLine> duration = todo.first("DURATION");
        if (duration.isPresent() && due.isPresent()) {
            remarks.add(duration.get().number(), "DURATION is left out: there is DUE");
        } else if (duration.isPresent() && start.isPresent()) {
            due = sum(start.get(), duration.get());
        } else if (duration.isPresent()) {
            remarks.add(duration.get().number(), "DURATION is left out: there is no DTSTART");
        }
        Optional<ContentLine> rule = overridden == null ? Optional.empty() : todo.first("RRULE");
        if (due.isEmpty() && start.isPresent()) {
            int line = lineOf("DTSTART");
            if (rule.isPresent()) {
                due = start;
                remarks.add(line, "DTSTART is taken as the due time, from which the task repeats");
            } else {
                remarks.add(line, "DTSTART is left out: a task here has no start");
            }
        } else if (start.isPresent()
                && rule.isEmpty()
                && !start.get().json().equals(due.get().json())) {
            remarks.add(lineOf("DTSTART"), "DTSTART is left out: a task here has no start");
        }
        Optional<String> zone = due.flatMap(
                at -> at.date() != null ? Optional.empty() : at.zone().name(at.local()));
        due.ifPresent(at -> task.add("due", at.json()));
        zone.ifPresent(name -> task.add("time_zone", name));
        if (rule.isPresent()) {
            repeat(task, rule.get(), start, due, zone, overridden == null ? List.of() : overridden);
        }
        Stream.of("RDATE", "EXRULE")
                .flatMap(todo::all)
                .forEach(line -> remarks.add(line.number(), line.name() + " is left out: a task repeats by one rule"));
        todo.all("RRULE")
                .skip(rule.isPresent() ? 1 : 0)
                .forEach(line -> remarks.add(line.number(), "This RRULE is left out: a task repeats by one rule"));
    }

    private void repeat(
            JsonObjectBuilder task,
            ContentLine line,
            Optional<CalendarTime> start,
            Optional<CalendarTime> due,
            Optional<String> zoneName,
            List<ContentLine> overridden) {
        ZoneId zone = zoneName.map(ZoneId::of).orElse(ZoneOffset.UTC);
        long lead = lead(start, due, zone);
        @Nullable
        LocalDateTime first = due.map(at -> at.in(zone).minusSeconds(lead)).orElse(null);
        Optional<String> rule =
                CalendarRule.of(line.text(), first, zone, steps, text -> remarks.add(line.number(), text));
        if (rule.isEmpty()) {
            return;
        }
        task.add("recurrence", rule.get());
        due.filter(at -> at.date() == null && zoneName.isEmpty() && !at.zone().isFixed(at.local()))
                .ifPresent(at -> remarks.add(
                        lineOf("DUE"), "The time zone has no known name: the task repeats at the same time in UTC"));
        Set<String> excluded = first == null ? Set.of() : excluded(overridden, first, zone);
        if (lead > 0 || !excluded.isEmpty()) {
            task.add(
                    "series",
                    Json.createObjectBuilder()
                            .add("lead_seconds", lead)
                            .add("excluded", Json.createArrayBuilder((Collection<?>) excluded)));
        }
    }

    /** Seconds on the clock between start and due. */
    private long lead(Optional<CalendarTime> start, Optional<CalendarTime> due, ZoneId zone) {
        if (start.isEmpty() || due.isEmpty()) {
            return 0;
        }
        if ((start.get().date() == null) != (due.get().date() == null)
                || start.get().in(zone).isAfter(due.get().in(zone))) {
            remarks.add(lineOf("DTSTART"), "DTSTART doesn't fit the due time: the task repeats from that");
            return 0;
        }
        return Duration.between(start.get().in(zone), due.get().in(zone)).getSeconds();
    }

    private Set<String> excluded(List<ContentLine> overridden, LocalDateTime first, ZoneId zone) {
        TreeSet<String> excluded = new TreeSet<>();
        Stream.concat(todo.all("EXDATE"), overridden.stream()).forEach(line -> {
            for (String text : line.value().split(",")) {
                if (text.isBlank()) {
                    continue;
                }
                try {
                    CalendarTime time = time(line, text, zones, null);
                    LocalDateTime local = time.in(zone);
                    if (!local.toLocalDate().isBefore(first.toLocalDate())) {
                        boolean wholeDay = time.date() != null || todoIsByDay();
                        excluded.add(wholeDay ? local.toLocalDate().toString() : local.toString());
                    }
                } catch (DateTimeException malformed) {
                    remarks.add(line.number(), line.name() + " is taken without \"" + text.strip() + "\"");
                }
            }
        });
        while (excluded.size() > TaskBounds.EXCLUDED) {
            remarks.add(lineOf("EXDATE"), "EXDATE is taken without " + excluded.pollLast());
        }
        return excluded;
    }

    private boolean todoIsByDay() {
        return todo.first("DUE")
                .or(() -> todo.first("DTSTART"))
                .map(line -> line.value().strip().length() <= "2026-12-01".length())
                .orElse(false);
    }

    private Optional<CalendarTime> sum(CalendarTime start, ContentLine line) {
        Matcher duration = DURATION.matcher(line.value().strip().toUpperCase(Locale.ROOT));
        if (!duration.matches()) {
            remarks.add(line.number(), "DURATION can't be understood: left out");
            return Optional.empty();
        }
        long days = number(duration, 2) * 7 + number(duration, 3);
        long seconds = number(duration, 4) * 3600 + number(duration, 5) * 60 + number(duration, 6);
        if (duration.group(1).equals("-") && days + seconds > 0) {
            remarks.add(line.number(), "DURATION is left out: the task would be due before its start");
            return Optional.empty();
        }
        if (start.date() != null && seconds % 86_400 != 0) {
            remarks.add(line.number(), "DURATION is taken without hours, because DTSTART is a date");
        }
        try {
            return Optional.of(start.plus(days, seconds));
        } catch (DateTimeException tooFar) {
            remarks.add(line.number(), "DURATION can't be understood: left out");
            return Optional.empty();
        }
    }

    private static long number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }

    private Optional<CalendarTime> time(String property) {
        return todo.first(property).flatMap(line -> {
            try {
                return Optional.of(time(line, zones, remarks));
            } catch (DateTimeException malformed) {
                remarks.add(line.number(), property + " can't be understood: left out");
                return Optional.empty();
            }
        });
    }

    private int lineOf(String property) {
        return todo.first(property).map(ContentLine::number).orElse(todo.line());
    }

    /** @throws DateTimeException if it is neither a date nor a time */
    static CalendarTime time(ContentLine line, CalendarZones zones, @Nullable Remarks remarks) {
        return time(line, line.value(), zones, remarks);
    }

    private static CalendarTime time(ContentLine line, String value, CalendarZones zones, @Nullable Remarks remarks) {
        Optional<String> id = line.parameter("TZID").filter(name -> !name.isBlank());
        Optional<CalendarZone> zone = id.flatMap(zones::named);
        CalendarTime time = CalendarTime.parse(value, zone.orElse(CalendarZone.UTC));
        if (line.parameter("VALUE").filter("DATE"::equalsIgnoreCase).isPresent() && time.date() == null) {
            return CalendarTime.onDay(time.local().toLocalDate());
        }
        if (remarks != null && time.floating()) {
            remarks.add(
                    line.number(),
                    id.map(name -> "The time zone \"" + name + "\" of " + line.name() + " is not known: taken as UTC")
                            .orElse(line.name() + " has no time zone: taken as UTC"));
        }
        return time;
    }
}
