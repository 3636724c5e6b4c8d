package hallpass.todo.exchange;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DateProperty;

/**
 * Turns a calendar into the JSON form of an export, one component after the other. A malformed component is left out
 * alone; the others are read.
 */
final class CalendarReader {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private static final Pattern UID = Pattern.compile("(?im)^UID[^:\\r\\n]*:(.*)$");
    private static final Pattern ZONE = Pattern.compile("(?im)TZID[^:\\r\\n]*[=:]\"?([^\":;\\r\\n]+)");
    private static final Pattern GLOBAL = Pattern.compile("(?i)TZID=\"?/(?=[A-Z])"); // RFC 5545 section 3.2.19
    private static final int MOST_ZONES = 500; // that a file defines

    private final CalendarBuilder builder = new CalendarBuilder();
    private final Map<String, String> zones = new HashMap<>();

    /** Writes it as the JSON that an export has, component by component. */
    void read(InputStream file, Writer json) throws IOException {
        json.write("{\"tasks\":[");
        String[] separator = {""};
        new CalendarLines(file).read((name, text) -> {
            if (name.equals(Component.VTIMEZONE)) {
                define(text);
            } else {
                json.write(separator[0] + "\n" + item(name, text));
                separator[0] = ",";
            }
        });
        json.write("]}");
    }

    private void define(String zone) {
        Matcher id = ZONE.matcher(zone);
        if (zones.size() < MOST_ZONES && id.find()) {
            zones.put(id.group(1).strip(), zone);
        }
    }

    private JsonObject item(String name, String component) {
        String text = GLOBAL.matcher(component).replaceAll("TZID=");
        if (!name.equals(Component.VTODO)) {
            return leftOut(text, "is a " + name + ", and no task");
        }
        Matcher named = ZONE.matcher(text);
        StringBuilder calendar = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hallpass\r\n");
        named.results()
                .map(zone -> zones.getOrDefault(zone.group(1).strip(), ""))
                .distinct()
                .forEach(calendar::append);
        try {
            Calendar parsed = builder.build(new StringReader(
                    calendar.append(text).append("END:VCALENDAR\r\n").toString()));
            return task(parsed.getComponent(Component.VTODO).orElseThrow()).build();
        } catch (IOException | ParserException | RuntimeException malformed) {
            return leftOut(text, "can't be understood as RFC 5545 has it");
        }
    }

    /** Says why this component is no task; {@link TaskImport} puts it into the report. */
    private static JsonObject leftOut(String text, String reason) {
        Matcher uid = UID.matcher(text);
        return Json.createObjectBuilder()
                .add("id", uid.find() ? uid.group(1).strip() : "")
                .add("left_out", reason)
                .build();
    }

    private static JsonObjectBuilder task(Component todo) {
        JsonObjectBuilder task = Json.createObjectBuilder();
        put(task, "id", text(todo, Property.UID));
        put(task, "title", text(todo, Property.SUMMARY).map(String::strip));
        put(task, "notes", text(todo, Property.DESCRIPTION));
        put(task, "list", text(todo, CalendarExport.LIST));
        put(task, "position", text(todo, CalendarExport.POSITION));
        put(task, "created_at", text(todo, Property.CREATED).map(CalendarReader::utc));
        put(task, "updated_at", text(todo, Property.LAST_MODIFIED).map(CalendarReader::utc));
        put(task, "completed_at", text(todo, Property.COMPLETED).map(CalendarReader::utc));
        put(task, "recurrence", text(todo, Property.RRULE));
        Optional<Property> due = property(todo, Property.DUE).or(() -> property(todo, Property.DTSTART));
        due.ifPresent(property -> due(task, property));
        String status = text(todo, Property.STATUS).orElse("").toUpperCase(Locale.ROOT);
        boolean done = status.equals("COMPLETED") || status.equals("CANCELLED");
        task.add("status", done || text(todo, Property.COMPLETED).isPresent() ? "done" : "open");
        task.add("priority", priority(text(todo, Property.PRIORITY).orElse("0")));
        Set<String> tags = new LinkedHashSet<>();
        todo.getProperties(Property.CATEGORIES)
                .forEach(property ->
                        ((Categories) property).getCategories().getTexts().forEach(tag -> tags.add(tag.strip())));
        tags.remove("");
        task.add("tags", Json.createArrayBuilder(tags));
        todo.getProperties(Property.RELATED_TO).stream()
                .filter(related -> related.getParameter("RELTYPE")
                        .map(type -> type.getValue().equalsIgnoreCase("PARENT"))
                        .orElse(true)) // what it is unless it says something else
                .findFirst()
                .ifPresent(related -> task.add("parent_id", related.getValue()));
        return task;
    }

    private static void due(JsonObjectBuilder task, Property property) {
        String value = property.getValue();
        try {
            if (value.length() == "20261201".length()) {
                task.add("due", LocalDate.parse(value, DATE).toString());
            } else if (value.endsWith("Z")) {
                task.add("due", utc(value));
            } else {
                Optional<String> zone = property.getParameter("TZID")
                        .map(parameter -> parameter.getValue())
                        .filter(ZoneId.getAvailableZoneIds()::contains);
                zone.ifPresent(name -> task.add("time_zone", name));
                Instant at = zone.isEmpty()
                                && property instanceof DateProperty<?> dated
                                && dated.getDate() instanceof ZonedDateTime zoned
                        ? zoned.toInstant() // by a zone that the file defines
                        : LocalDateTime.parse(value, TIME)
                                .atZone(zone.map(ZoneId::of).orElse(ZoneOffset.UTC))
                                .toInstant();
                task.add("due", at.toString());
            }
        } catch (DateTimeException malformed) {
            task.add("due", value); // the import refuses it, like every malformed due
        }
    }

    private static String utc(String value) {
        try {
            return LocalDateTime.parse(value.replaceFirst("Z$", ""), TIME)
                    .toInstant(ZoneOffset.UTC)
                    .toString();
        } catch (DateTimeException malformed) {
            return value;
        }
    }

    /** RFC 5545 section 3.8.1.9: 1 to 4 are high, 5 is medium, 6 to 9 are low. */
    private static String priority(String value) {
        return switch (value) {
            case "1", "2", "3", "4" -> "high";
            case "5" -> "medium";
            case "6", "7", "8", "9" -> "low";
            default -> "none";
        };
    }

    private static Optional<Property> property(Component component, String name) {
        return component.getProperties(name).stream().map(Property.class::cast).findFirst();
    }

    private static Optional<String> text(Component component, String name) {
        return property(component, name).map(Property::getValue).filter(value -> !value.isEmpty());
    }

    private static void put(JsonObjectBuilder task, String member, Optional<String> value) {
        value.ifPresent(text -> task.add(member, text));
    }
}
