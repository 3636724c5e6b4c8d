package hallpass.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final String KEY =
            "insert into idempotency_key values (random_uuid(), 'key', 'hash', 201, 'notes/1', 0, '{}', now())";

    private final JdbcDataSource database = new JdbcDataSource();

    SchemaTest() {
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Test
    void a_new_database_gets_the_tables_of_the_service_and_of_this_jar() throws SQLException {
        Schema.migrate(database, "classpath:db/service");

        execute(KEY);
        assertEquals(0, count("note"));
        assertEquals(1, count("idempotency_key"));
    }

    @Test
    void a_service_that_makes_the_table_itself_may_go_on_doing_so() throws SQLException {
        Schema.migrate(database, "classpath:db/former");

        execute(KEY);
        assertEquals(1, count("idempotency_key"));
    }

    @Test
    void a_database_from_before_keeps_its_keys() throws SQLException {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/former")
                .load()
                .migrate();
        execute(KEY);

        Schema.migrate(database, "classpath:db/former");

        assertEquals(1, count("idempotency_key"));
    }

    @Test
    void a_second_start_changes_nothing() throws SQLException {
        Schema.migrate(database, "classpath:db/service");
        execute(KEY);

        Schema.migrate(database, "classpath:db/service");

        assertEquals(1, count("idempotency_key"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
