package hallpass.todo.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One component of a calendar (RFC 5545 section 3.6), with the properties that a task or a time zone needs. */
final class CalendarComponent {
    static final String LIST = "X-HALLPASS-LIST";
    static final String POSITION = "X-HALLPASS-POSITION";

    private static final int LONGEST = 1 << 20; // characters of its properties together
    private static final int MOST = 10_000; // properties
    private static final int OBSERVANCES = 100; // of a time zone
    private static final int OBSERVED = 5_000; // properties of the observances of a time zone together
    private static final Set<String> NEEDED = Set.of(
            "UID",
            "SUMMARY",
            "DESCRIPTION",
            LIST,
            POSITION,
            "CREATED",
            "LAST-MODIFIED",
            "COMPLETED",
            "RRULE",
            "DUE",
            "DTSTART",
            "DURATION",
            "STATUS",
            "PRIORITY",
            "PERCENT-COMPLETE",
            "CATEGORIES",
            "RELATED-TO",
            "EXDATE",
            "RECURRENCE-ID",
            "RDATE",
            "TZID",
            "X-LIC-LOCATION",
            "TZOFFSETFROM",
            "TZOFFSETTO",
            "EXRULE");
    private static final Set<String> OF_NO_CONTENT = Set.of("DTSTAMP", "SEQUENCE", "CLASS", "REQUEST-STATUS", "TRANSP");

    private final String name;
    private final int line;
    private final List<ContentLine> properties = new ArrayList<>();
    private final List<CalendarComponent> children = new ArrayList<>();
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();
    private int room = LONGEST;
    private int observed = OBSERVED;

    CalendarComponent(String name, int line) {
        this.name = name;
        this.line = line;
    }

    String name() {
        return name;
    }

    /** The number of its first line. */
    int line() {
        return line;
    }

    void add(ContentLine property) {
        if (!NEEDED.contains(property.name())) {
            if (!OF_NO_CONTENT.contains(property.name()) && !property.name().startsWith("X-")) {
                leaveOut(property.name(), property.number());
            }
        } else if (room < property.value().length() || properties.size() == MOST) {
            leaveOut(property.name(), property.number());
        } else {
            room -= property.value().length();
            properties.add(property);
        }
    }

    /** A line that is no property. */
    void addUnreadable(int number) {
        leaveOut("a line without a name or a value", number);
    }

    void add(CalendarComponent child) {
        if (!name.equals("VTIMEZONE")) {
            leaveOut(child.name, child.line);
        } else if (children.size() < OBSERVANCES && child.properties.size() <= observed) {
            observed -= child.properties.size();
            children.add(child);
        }
    }

    private void leaveOut(String what, int number) {
        if (leftOut.size() < 50) {
            leftOut.putIfAbsent(what, number);
        }
    }

    List<CalendarComponent> children() {
        return children;
    }

    /** What a task has no place for, with the line of the first one. */
    Map<String, Integer> leftOut() {
        return leftOut;
    }

    Stream<ContentLine> all(String property) {
        return properties.stream().filter(each -> each.name().equals(property));
    }

    /** The first one that is not empty. */
    Optional<ContentLine> first(String property) {
        return all(property).filter(each -> !each.value().isBlank()).findFirst();
    }

    /** The first one's text, without blanks around it. */
    String text(String property) {
        return first(property).map(each -> each.text().strip()).orElse("");
    }
}
