package hallpass.database.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.database.ServiceDatabase;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final String SQL = "select ?2, cast(?1 as uuid), ?2";

    private final UUID id = UUID.randomUUID();
    private final Queue<SQLException> failures = new ArrayDeque<>();
    private final Rows rows = new Rows();

    RowsTest() {
        rows.database = new ServiceDatabase() {
            @Override
            public DataSource forReading() {
                return (DataSource) Proxy.newProxyInstance(
                        RowsTest.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (source, method, given) -> connection());
            }
        };
    }

    private Connection connection() throws SQLException {
        SQLException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return DriverManager.getConnection("jdbc:h2:mem:");
    }

    @Test
    void a_parameter_stands_wherever_its_number_does() {
        assertEquals(List.of("a" + id + "a"), read());
    }

    @Test
    void a_connection_that_was_lost_is_replaced_once() {
        failures.add(new SQLException("terminating connection due to administrator command", "57P01"));
        assertEquals(List.of("a" + id + "a"), read());

        failures.add(new SQLException("lost", "08006"));
        failures.add(new SQLException("still away", "08001"));
        PersistenceException away = assertThrows(PersistenceException.class, this::read);
        assertEquals("still away", away.getCause().getMessage());
    }

    @Test
    void another_failure_is_told_at_once() {
        failures.add(new SQLException("wrong", "42000"));
        failures.add(new SQLException("not asked again", "42000"));

        assertEquals(
                "wrong",
                assertThrows(PersistenceException.class, this::read).getCause().getMessage());
    }

    private List<String> read() {
        return rows.read(
                SQL, List.of(id, "a"), row -> row.getString(1) + row.getObject(2, UUID.class) + row.getString(3));
    }
}
