package hallpass.benchmark;

import hallpass.postgres.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from PostgreSQL's log which statements an action caused. */
final class SqlLog {
    /** PostgreSQL has to be started with these settings. */
    static final String[] SETTINGS = {"log_line_prefix=%d ", "log_checkpoints=off"};

    private static final Pattern ENTRY =
            Pattern.compile("todo LOG:  (?:execute [^:]*|statement): (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETERS = Pattern.compile("todo DETAIL:  parameters: (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)");
    private static final long RELOADED_MILLIS = 500;

    interface Work {
        void run() throws IOException, InterruptedException, SQLException;
    }

    private final Postgres postgres;

    SqlLog(Postgres postgres) {
        this.postgres = postgres;
    }

    /** @return the statements with their values, except those that begin a transaction and travel with the next one */
    List<String> of(Work work) throws IOException, InterruptedException, SQLException {
        Path log = postgres.log();
        set("all");
        long start = Files.size(log);
        work.run();
        set("none");
        byte[] all = Files.readAllBytes(log);
        return statements(new String(all, (int) start, (int) (all.length - start), StandardCharsets.UTF_8));
    }

    private void set(String statements) throws SQLException, InterruptedException {
        try (Connection connection = postgres.connect("postgres")) {
            connection.createStatement().execute("alter system set log_statement = '" + statements + "'");
            connection.createStatement().execute("select pg_reload_conf()");
        }
        TimeUnit.MILLISECONDS.sleep(RELOADED_MILLIS); // each process reads the settings again when it gets the signal
    }

    private static List<String> statements(String log) {
        List<String> statements = new ArrayList<>();
        for (String entry : log.split("\n(?!\t)")) {
            Matcher statement = ENTRY.matcher(entry);
            Matcher parameters = PARAMETERS.matcher(entry);
            if (statement.matches() && !statement.group(1).startsWith("BEGIN")) {
                statements.add(statement.group(1).replace("\n\t", "\n"));
            } else if (parameters.matches() && !statements.isEmpty()) {
                int last = statements.size() - 1;
                statements.set(
                        last, bound(statements.get(last), parameters.group(1).replace("\n\t", "\n")));
            }
        }
        return statements;
    }

    private static String bound(String statement, String parameters) {
        List<String> values = PARAMETER
                .matcher(parameters)
                .results()
                .map(found -> found.group(2))
                .toList();
        return Pattern.compile("\\$(\\d+)")
                .matcher(statement)
                .replaceAll(found -> Matcher.quoteReplacement(values.get(Integer.parseInt(found.group(1)) - 1)));
    }
}
