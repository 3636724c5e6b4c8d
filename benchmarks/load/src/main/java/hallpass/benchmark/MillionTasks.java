package hallpass.benchmark;

import hallpass.postgres.Postgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Fills the to-do service's database with a million tasks of ten thousand users. */
final class MillionTasks {

    private MillionTasks() {}

    /**
     * Drops indexes and triggers first and makes them again afterwards. That takes a quarter of the time.
     *
     * @param users ids of three users, whose tasks are in one list, in five and in a hundred
     */
    static void load(Postgres postgres, List<String> users) throws IOException, SQLException {
        try (InputStream file = MillionTasks.class.getResourceAsStream("million-tasks.sql");
                Connection database = postgres.connect("todo");
                Statement statement = database.createStatement()) {
            if (file == null) {
                throw new IOException("million-tasks.sql is not there");
            }
            List<String> definitions = dropIndexes(statement);
            statement.execute("alter table task disable trigger all");
            statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${one}", users.get(0))
                    .replace("${five}", users.get(1))
                    .replace("${hundred}", users.get(2)));
            statement.execute("alter table task enable trigger all");
            for (String definition : definitions) {
                statement.execute(definition);
            }
            statement.execute("vacuum analyze");
        }
    }

    /** @return the statements that make the indexes again */
    private static List<String> dropIndexes(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("select indexname, indexdef from pg_indexes"
                + " where tablename = 'task' and indexname <> 'task_pkey'")) {
            while (found.next()) {
                names.add(found.getString(1));
                definitions.add(found.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("drop index " + name);
        }
        return definitions;
    }
}
