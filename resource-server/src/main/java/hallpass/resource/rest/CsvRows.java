package hallpass.resource.rest;

import hallpass.resource.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table (RFC 4180) row by row. Cells are between commas; some spreadsheets write semicolons or tabs. */
public final class CsvRows {
    private static final int LONGEST = 1 << 20; // characters of a row
    private static final int HEADER = 1 << 13; // characters in which the separator is looked for

    private final BufferedReader in;
    private final char separator;
    private int line = 1; // of the next row
    private int first; // of the last row
    private boolean quoted; // at the end of what was read

    /** Finds the separator in the first line. */
    public CsvRows(BufferedReader in) throws IOException {
        this(in, separator(in));
    }

    public CsvRows(BufferedReader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    /** The line on which the last row began, from 1. */
    public int line() {
        return first;
    }

    /** @return whether the file ended within quotes, so that the last row is not whole */
    public boolean isCut() {
        return quoted;
    }

    /**
     * @return the cells of the next row; null at the end
     * @throws ProblemException 400 if a row is too long
     */
    public @Nullable List<String> next() throws IOException {
        first = line;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean begun = false;
        boolean blank = true; // what the cell has until now
        int length = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            begun = true;
            if (++length > LONGEST) {
                throw ProblemException.badRequest("The row that begins on line " + first + " is too long.");
            }
            if (c == '\n') {
                line++;
            }
            if (quoted) {
                if (c != '"') {
                    cell.append((char) c);
                    blank &= Character.isWhitespace(c);
                } else if (peek() == '"') {
                    cell.append((char) in.read());
                    blank = false;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && blank) {
                cell.setLength(0);
                quoted = true;
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
                blank = true;
            } else if (c == '\n' || c == '\r' && peek() != '\n') {
                line += c == '\r' ? 1 : 0;
                break;
            } else if (c != '\r') {
                cell.append((char) c);
                blank &= Character.isWhitespace(c);
            }
        }
        if (!begun) {
            return null;
        }
        cells.add(cell.toString());
        return cells;
    }

    private int peek() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next;
    }

    /** The one that stands most often in the first line. */
    private static char separator(BufferedReader in) throws IOException {
        in.mark(HEADER);
        int[] counts = new int[128];
        boolean quoted = false;
        int c = in.read();
        for (int i = 1; i < HEADER && c >= 0 && (quoted || c != '\n' && c != '\r'); i++) {
            quoted ^= c == '"';
            if (!quoted && c < counts.length) {
                counts[c]++;
            }
            c = in.read();
        }
        in.reset();
        char found = counts[';'] > counts[','] ? ';' : ',';
        return counts['\t'] > counts[found] ? '\t' : found;
    }
}
