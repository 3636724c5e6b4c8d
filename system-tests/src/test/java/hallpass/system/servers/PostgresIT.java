package hallpass.system.servers;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.postgres.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The database server of the tests, which other tests rely on. */
class PostgresIT {

    @Test
    void it_goes_away_and_comes_back_with_its_data() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            postgres.createDatabase("kept");

            postgres.stop();
            assertThrows(SQLException.class, () -> postgres.connect("kept").close());
            postgres.startAgain();

            try (Connection connection = postgres.connect("kept")) {
                assertTrue(connection.isValid(1));
            }
        }
    }
}
