package hallpass.todo.calendar;

import hallpass.resource.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an iCalendar stream in UTF-8 (RFC 5545 section 3.4) into its components, one at a time. Lines are unfolded
 * before they are decoded, because a fold may stand inside a character. Of a very long line only the beginning is read.
 */
final class CalendarLines {
    private static final int LONGEST = 1 << 17; // bytes of a line that are kept: more than any member of a task has
    private static final int DEEPEST = 50; // components in components
    private static final String CALENDAR = "VCALENDAR";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Set<String> TOP = Set.of("VTODO", "VEVENT", "VJOURNAL", "VFREEBUSY", "VTIMEZONE");

    private final PushbackInputStream in;
    private final Deque<CalendarComponent> open = new ArrayDeque<>(); // the innermost first
    private int number; // of the line that was read last
    private int first; // line of the property that was read last

    CalendarLines(InputStream body) {
        in = new PushbackInputStream(new BufferedInputStream(body, 1 << 16), 2);
    }

    /** Takes the components of a calendar. */
    interface Sink {
        void take(CalendarComponent component) throws IOException;
    }

    /** @throws ProblemException 400 if it is no calendar, or not a whole one */
    void read(Sink sink) throws IOException {
        boolean inside = false;
        boolean ended = false;
        for (String line = next(); line != null; line = next()) {
            String begins = named(line, "BEGIN:");
            String ends = named(line, "END:");
            if (CALENDAR.equals(begins)) {
                closeAll(sink);
                inside = true;
            } else if (!inside) {
                throw noCalendar();
            } else if (CALENDAR.equals(ends)) {
                closeAll(sink);
                inside = false;
                ended = true;
            } else if (begins != null) {
                begin(begins, sink);
            } else if (ends != null) {
                end(ends, sink);
            } else if (!open.isEmpty()) {
                int at = first;
                CalendarComponent component = open.getFirst();
                ContentLine.parse(line, at).ifPresentOrElse(component::add, () -> component.addUnreadable(at));
            }
        }
        if (inside || !ended) {
            throw noCalendar();
        }
    }

    private static @Nullable String named(String line, String keyword) {
        return line.regionMatches(true, 0, keyword, 0, keyword.length())
                ? line.substring(keyword.length()).strip().toUpperCase(Locale.ROOT)
                : null;
    }

    private void begin(String name, Sink sink) throws IOException {
        if (TOP.contains(name)) {
            closeAll(sink); // one before it was not closed
        }
        if (open.size() == DEEPEST) {
            throw noCalendar();
        }
        open.push(new CalendarComponent(name, first));
    }

    /** An end without a beginning ends nothing. */
    private void end(String name, Sink sink) throws IOException {
        if (open.stream().anyMatch(each -> each.name().equals(name))) {
            boolean found;
            do {
                found = open.getFirst().name().equals(name);
                close(sink);
            } while (!found);
        }
    }

    private void closeAll(Sink sink) throws IOException {
        while (!open.isEmpty()) {
            close(sink);
        }
    }

    private void close(Sink sink) throws IOException {
        CalendarComponent component = open.pop();
        CalendarComponent outer = open.peek();
        if (outer == null) {
            sink.take(component);
        } else {
            outer.add(component);
        }
    }

    /** The next line that is not empty, unfolded; null at the end. */
    private @Nullable String next() {
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                String line = unfolded(octet).replace(BYTE_ORDER_MARK, "").stripTrailing();
                if (!line.isEmpty()) {
                    return line;
                }
            }
            return null;
        } catch (CharacterCodingException other) {
            throw ProblemException.badRequest("Line " + first + " is not in UTF-8. If the file has another charset,"
                    + " say so in its Content-Type, as in text/calendar;charset=ISO-8859-1.");
        } catch (IOException cut) {
            throw ProblemException.badRequest("The body did not arrive.");
        }
    }

    private String unfolded(int firstOctet) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        first = ++number;
        int octet = firstOctet;
        while (true) {
            while (octet >= 0 && octet != '\n' && octet != '\r') {
                if (line.size() < LONGEST) {
                    line.write(octet);
                }
                octet = in.read();
            }
            int next = octet < 0 ? octet : in.read();
            if (octet == '\r') {
                next = afterReturn(next);
            }
            if (next != ' ' && next != '\t') {
                if (next >= 0) {
                    in.unread(next);
                }
                return decoded(line);
            }
            number++;
            octet = in.read();
        }
    }

    /** CR LF, CR CR LF, and CR alone end a line. Of several CR without LF, each one ends a line of its own. */
    private int afterReturn(int next) throws IOException {
        if (next == '\r') {
            int third = in.read();
            if (third != '\n') {
                if (third >= 0) {
                    in.unread(third);
                }
                return next;
            }
            return in.read();
        }
        return next == '\n' ? in.read() : next;
    }

    private static String decoded(ByteArrayOutputStream line) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
        if (line.size() == LONGEST) { // it may be cut inside a character
            int end = LONGEST;
            while (end > LONGEST - 4 && (bytes.get(end - 1) & 0xC0) == 0x80) {
                end--;
            }
            bytes.limit(end - 1);
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(); // throws; never takes a U+FFFD instead
    }

    private static ProblemException noCalendar() {
        return ProblemException.badRequest(
                "not-a-calendar", "The body is no iCalendar file (RFC 5545), or only a part of one.");
    }
}
