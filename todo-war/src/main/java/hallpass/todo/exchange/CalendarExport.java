package hallpass.todo.exchange;

import hallpass.todo.calendar.CalendarReader;
import hallpass.todo.list.TaskListView;
import hallpass.todo.task.SeenTask;
import hallpass.todo.task.Series;
import hallpass.todo.task.TaskView;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.FoldingWriter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VToDo;
import net.fortuna.ical4j.model.parameter.RelType;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Completed;
import net.fortuna.ical4j.model.property.Created;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Due;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Priority;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RelatedTo;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import org.jspecify.annotations.Nullable;

/** VTODOs (RFC 5545 section 3.6.2), written one after the other. */
final class CalendarExport {
    static final Map<String, Integer> PRIORITIES = Map.of("high", 1, "medium", 5, "low", 9);

    private static final Pattern COUNT = Pattern.compile("(?i)(COUNT=)(\\d{1,9})");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LINE = 73; // octets, and the line break

    private CalendarExport() {}

    static void write(Contents contents, UUID user, Writer writer) throws IOException {
        FoldingWriter out = new FoldingWriter(writer, LINE);
        out.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hallpass//To-do//EN\r\n");
        Set<String> zones = new HashSet<>();
        contents.tasks(user, contents.lists(user), (list, seen) -> {
            String zone = zone(seen.task());
            if (zone != null && zones.add(zone)) {
                TimeZoneRegistry registry =
                        TimeZoneRegistryFactory.getInstance().createRegistry();
                TimeZone known = registry.getTimeZone(zone);
                if (known != null) {
                    out.write(known.getVTimeZone().toString());
                }
            }
            out.write(todo(list, seen).toString());
        });
        out.write("END:VCALENDAR\r\n");
        out.flush();
    }

    private static VToDo todo(TaskListView list, SeenTask seen) {
        TaskView task = seen.task();
        List<Property> all = new ArrayList<>();
        all.add(new Uid(task.id().toString()));
        all.add(new DtStamp(task.updatedAt()));
        all.add(new Created(task.createdAt()));
        all.add(new LastModified(task.updatedAt()));
        all.add(new Summary(task.title()));
        if (task.notes() != null) {
            all.add(new Description(task.notes()));
        }
        if (task.due() != null) {
            all.add(due(task.due(), zone(task)));
        }
        Integer priority = PRIORITIES.get(task.priority());
        if (priority != null) {
            all.add(new Priority(priority));
        }
        Instant completed = task.completedAt();
        all.add(new Status(completed == null ? "NEEDS-ACTION" : "COMPLETED"));
        if (completed != null) {
            all.add(new Completed(completed));
        }
        if (!task.tags().isEmpty()) {
            all.add(new Categories(new TextList(task.tags())));
        }
        Series series = seen.series();
        if (task.recurrence() != null && series != null && !series.repeated()) { // else the next one has it
            all.add(new RRule<>(rule(task.recurrence(), series.index())));
            all.addAll(startAndExceptions(task, series));
        }
        if (task.parentId() != null) {
            all.add(new RelatedTo(
                    new ParameterList(List.of(RelType.PARENT)), task.parentId().toString()));
        }
        all.add(new XProperty(CalendarReader.LIST, list.name()));
        all.add(new XProperty(CalendarReader.POSITION, task.position()));
        return new VToDo(new PropertyList(all));
    }

    private static boolean isDay(String due) {
        return due.length() == "2026-12-01".length();
    }

    private static Property due(String due, @Nullable String zone) {
        if (isDay(due)) {
            return new Due<>(LocalDate.parse(due));
        }
        Instant at = Instant.parse(due);
        return zone == null ? new Due<>(at) : new Due<>(ZonedDateTime.ofInstant(at, ZoneId.of(zone)));
    }

    /** The zone, if it matters: a repeating time stays the same on the clock in summer and winter. */
    private static @Nullable String zone(TaskView task) {
        return task.recurrence() == null || task.due() == null || isDay(task.due()) ? null : task.timeZone();
    }

    /** The start from which the rule counts, if it isn't the due, and what the series leaves out. */
    private static List<Property> startAndExceptions(TaskView task, Series series) {
        List<Property> properties = new ArrayList<>();
        String due = task.due();
        if (due == null) {
            return properties;
        }
        String zone = zone(task);
        boolean days = isDay(due);
        if (series.leadSeconds() > 0) {
            properties.add(
                    days
                            ? new DtStart<>(LocalDate.parse(due).minusDays(series.leadSeconds() / 86_400))
                            : start(Instant.parse(due), series.leadSeconds(), zone));
        }
        for (String excluded : series.excluded()) {
            boolean day = isDay(excluded);
            ZoneId clock = ZoneId.of(zone == null ? "UTC" : zone);
            properties.add(new XProperty(
                    "EXDATE",
                    new ParameterList(day ? List.of(Value.DATE) : List.of()),
                    day
                            ? excluded.replace("-", "")
                            : UTC.format(
                                    LocalDateTime.parse(excluded).atZone(clock).toInstant())));
        }
        return properties;
    }

    private static Property start(Instant due, long leadSeconds, @Nullable String zone) {
        ZonedDateTime local = due.atZone(ZoneId.of(zone == null ? "UTC" : zone));
        ZonedDateTime start = local.toLocalDateTime().minusSeconds(leadSeconds).atZone(local.getZone());
        return zone == null ? new DtStart<>(start.toInstant()) : new DtStart<>(start);
    }

    /** The rule for the rest of the series: another program counts from this task on. */
    private static String rule(String text, int index) {
        String rule = text.regionMatches(true, 0, "RRULE:", 0, 6) ? text.substring(6) : text;
        return COUNT.matcher(rule)
                .replaceFirst(count -> count.group(1) + Math.max(1, Integer.parseInt(count.group(2)) - index + 1));
    }
}
