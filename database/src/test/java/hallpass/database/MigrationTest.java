package hallpass.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private final JdbcDataSource tables = new JdbcDataSource();
    private final Migration migration = new Migration();
    private boolean away;
    private int told;
    private int cancelled;
    private @Nullable Runnable attempt;

    MigrationTest() {
        tables.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        migration.database = new ServiceDatabase() {
            @Override
            String service() {
                return "notes";
            }

            @Override
            void requireConfiguredEngine() throws SQLException {
                if (away) {
                    throw new SQLException("away");
                }
            }

            @Override
            public DataSource forMigration() {
                return tables;
            }
        };
        migration.scheduler = proxy(ManagedScheduledExecutorService.class, (self, method, arguments) -> {
            assertEquals("scheduleWithFixedDelay", method.getName());
            attempt = (Runnable) arguments[0];
            return proxy(ScheduledFuture.class, (future, called, with) -> {
                assertEquals("cancel", called.getName());
                cancelled++;
                return true;
            });
        });
        migration.migrated = MigrationTest.<Event<Migrated>>event((self, method, arguments) -> {
            assertEquals("fire", method.getName());
            told++;
            return null;
        });
    }

    @Test
    void a_database_that_answers_is_migrated_at_the_start_and_never_again() {
        migration.start(new Startup());

        assertTrue(migration.done());
        assertEquals(1, told);
        assertEquals(null, attempt);
    }

    @Test
    void a_database_that_is_away_is_tried_again_until_it_answers() {
        away = true;
        migration.start(new Startup());
        assertFalse(migration.done());

        runAttempt();
        assertFalse(migration.done());
        assertEquals(0, told);

        away = false;
        runAttempt();
        assertTrue(migration.done());
        assertEquals(1, told);
        assertEquals(1, cancelled);

        runAttempt(); // one that had begun already
        assertEquals(1, told);
    }

    @Test
    void a_stopped_service_tries_no_more() {
        away = true;
        migration.start(new Startup());

        migration.stop(new Shutdown());

        assertEquals(1, cancelled);
    }

    private void runAttempt() {
        if (attempt == null) {
            throw new AssertionError("no attempt was scheduled");
        }
        attempt.run();
    }

    @SuppressWarnings("unchecked") // a proxy knows no type arguments
    private static <T> T event(InvocationHandler handler) {
        return (T) proxy(Event.class, handler);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(MigrationTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
