package hallpass.auth.imports;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.CsvRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users in a table whose first line names the columns. */
final class CsvUsers implements UserSource {

    private static final Set<String> COLUMNS =
            Set.of("email", "name", "roles", "password_hash", "email_verified", "enabled");
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "0");

    private final BoundedText text;
    private final CsvRows rows;

    CsvUsers(BoundedText text) {
        this.text = text;
        rows = new CsvRows(new BufferedReader(text), ',');
    }

    @Override
    public void read(Consumer<SourceUser> taker) {
        List<String> columns = columns(row());
        for (List<String> row = row(); !row.isEmpty(); row = row()) {
            if (!row.stream().allMatch(String::isBlank)) {
                taker.accept(user(columns, row));
            }
        }
    }

    /** @return empty at the end */
    private List<String> row() {
        text.nextPart();
        List<String> row = next();
        if (rows.isCut()) {
            throw ProblemException.badRequest(
                    "The file ends within quotes that begin on line " + rows.line() + " or later.");
        }
        return row == null ? List.of() : row;
    }

    private @Nullable List<String> next() {
        try {
            return rows.next();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> columns(List<String> header) {
        List<String> columns = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.contains("email")
                || !COLUMNS.containsAll(columns)
                || Set.copyOf(columns).size() < columns.size()) {
            throw ProblemException.badRequest("The first line must name the columns, each once: email, and as many as"
                    + " there are of name, roles, password_hash, email_verified and enabled.");
        }
        return columns;
    }

    private SourceUser user(List<String> columns, List<String> row) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            cells.put(columns.get(i), row.get(i).strip());
        }
        String email = cells.getOrDefault("email", "");
        if (row.size() != columns.size()) {
            return SourceUser.refused(rows.line(), email, "The line has not as many cells as the first one");
        }
        String verified = cells.getOrDefault("email_verified", "").toLowerCase(Locale.ROOT);
        String enabled = cells.getOrDefault("enabled", "").toLowerCase(Locale.ROOT);
        if (!isFlag(verified) || !isFlag(enabled)) {
            return SourceUser.refused(rows.line(), email, "email_verified and enabled must be true or false");
        }
        return new SourceUser(
                rows.line(),
                email,
                cells.getOrDefault("name", ""),
                Stream.of(cells.getOrDefault("roles", "").split("[,;| ]+"))
                        .filter(role -> !role.isEmpty())
                        .map(ImportOptions::named)
                        .collect(Collectors.toSet()),
                SourcePassword.of(cells.getOrDefault("password_hash", "")),
                TRUE.contains(verified),
                FALSE.contains(enabled),
                null);
    }

    private static boolean isFlag(String text) {
        return text.isEmpty() || TRUE.contains(text) || FALSE.contains(text);
    }
}
