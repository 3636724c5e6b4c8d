package hallpass.auth.imports;

import hallpass.resource.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table (RFC 4180) row by row. Cells are between commas. */
final class CsvRows {

    private static final int END = -1;

    private final SentText text;
    private final BufferedReader in;
    private int line = 1; // of the next row
    private int first; // of the last row

    CsvRows(SentText text) {
        this.text = text;
        in = new BufferedReader(text);
    }

    /** The line on which the last row began, from 1. */
    int line() {
        return first;
    }

    /**
     * @return the cells of the next row; null at the end
     * @throws ProblemException 400 if the file ends in the middle of a row
     */
    @Nullable
    List<String> next() throws IOException {
        text.nextPart();
        first = line;
        int c = in.read();
        if (c == END) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (; c != END && (quoted || c != '\n'); c = in.read()) {
            line += c == '\n' ? 1 : 0;
            if (c == '"' && quoted && nextIsQuote()) {
                cell.append('"');
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c != '\r' || quoted) {
                cell.append((char) c);
            }
        }
        if (quoted) {
            throw ProblemException.badRequest("The file ends within quotes that begin on line " + first + " or later.");
        }
        line++;
        cells.add(cell.toString());
        return cells;
    }

    /** Reads it, if it is one. */
    private boolean nextIsQuote() throws IOException {
        in.mark(1);
        if (in.read() == '"') {
            return true;
        }
        in.reset();
        return false;
    }
}
