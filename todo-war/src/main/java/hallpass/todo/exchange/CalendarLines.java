package hallpass.todo.exchange;

import hallpass.resource.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an iCalendar stream (RFC 5545 section 3.4) into its components, one at a time. Lines are unfolded before they
 * are decoded, because a fold may stand inside a character.
 */
final class CalendarLines {
    private static final int LONGEST = 1 << 20; // bytes of a line, characters of a component
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final PushbackInputStream in;

    CalendarLines(InputStream body) {
        in = new PushbackInputStream(new BufferedInputStream(body));
    }

    /** Takes the components of a calendar. */
    interface Sink {
        /** @param text its lines, from BEGIN to END */
        void take(String name, String text) throws IOException;
    }

    /** @throws ProblemException 400 if it is no calendar, or not a whole one */
    void read(Sink sink) throws IOException {
        boolean inside = false;
        boolean ended = false;
        for (String line = next(); line != null; line = next()) {
            String word = line.toUpperCase(Locale.ROOT);
            if (word.equals("BEGIN:VCALENDAR") && !inside) {
                inside = true;
            } else if (word.equals("END:VCALENDAR") && inside) {
                inside = false;
                ended = true;
            } else if (!inside) {
                throw noCalendar();
            } else if (word.startsWith("BEGIN:")) {
                sink.take(word.substring("BEGIN:".length()), component(line));
            }
        }
        if (inside || !ended) {
            throw noCalendar();
        }
    }

    private String component(String begin) {
        StringBuilder text = new StringBuilder(begin).append("\r\n");
        for (int depth = 1; depth > 0; ) {
            String line = next();
            if (line == null || text.length() + line.length() > LONGEST) {
                throw noCalendar();
            }
            String word = line.toUpperCase(Locale.ROOT);
            depth += word.startsWith("BEGIN:") ? 1 : word.startsWith("END:") ? -1 : 0;
            text.append(line).append("\r\n");
        }
        return text.toString();
    }

    /** The next line that is not empty, unfolded; null at the end. */
    private @Nullable String next() {
        try {
            for (int first = in.read(); first >= 0; first = in.read()) {
                String line = unfolded(first).replace(BYTE_ORDER_MARK, "").stripTrailing();
                if (!line.isEmpty()) {
                    return line;
                }
            }
            return null;
        } catch (IOException cut) {
            throw ProblemException.badRequest("The body did not arrive.");
        }
    }

    private String unfolded(int first) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = first;
        while (true) {
            while (octet >= 0 && octet != '\n') {
                if (octet != '\r') {
                    line.write(octet);
                }
                octet = in.read();
            }
            if (line.size() > LONGEST) {
                throw noCalendar();
            }
            int next = in.read();
            if (next != ' ' && next != '\t') {
                if (next >= 0) {
                    in.unread(next);
                }
                return line.toString(StandardCharsets.UTF_8);
            }
            octet = in.read();
        }
    }

    private static ProblemException noCalendar() {
        return ProblemException.badRequest("not-a-calendar", "The body is no iCalendar file (RFC 5545).");
    }
}
