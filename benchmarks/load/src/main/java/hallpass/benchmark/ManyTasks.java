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

/** Fills the to-do service's database with the tasks of many users, a hundred each. */
final class ManyTasks {

    private ManyTasks() {}

    /**
     * Drops indexes and triggers first and makes them again afterwards. That takes a quarter of the time. Removes the
     * tasks and lists of an earlier call.
     *
     * @param users ids of three users, whose tasks are in one list, in five and in a hundred
     * @param others how many other users there are
     */
    static void load(Postgres postgres, List<String> users, int others) throws IOException, SQLException {
        try (InputStream file = ManyTasks.class.getResourceAsStream("many-tasks.sql");
                Connection database = postgres.connect("todo");
                Statement statement = database.createStatement()) {
            if (file == null) {
                throw new IOException("many-tasks.sql is not there");
            }
            List<String> definitions = dropIndexes(statement);
            statement.execute("alter table task disable trigger all");
            statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${one}", users.get(0))
                    .replace("${five}", users.get(1))
                    .replace("${hundred}", users.get(2))
                    .replace("${others}", Integer.toString(others)));
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
