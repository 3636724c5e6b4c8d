package hallpass.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final DatabaseFailure failures = new DatabaseFailure();
    private final Logger logger = Logger.getLogger(DatabaseFailure.class.getName());
    private final Log log = new Log();

    @BeforeEach
    void start() {
        failures.database = new ServiceDatabase() {
            @Override
            String service() {
                return "notes";
            }
        };
        at(NOON);
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(log);
        logger.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "53300", "57P01", "58030", "90020", "90028", "90031", "90098"})
    void a_database_that_is_away_or_has_no_room_is_a_503(String state) {
        ProblemException answer = failures.explain(new SQLException("x", state)).orElseThrow();

        assertEquals(503, answer.problem().status());
        assertEquals(Duration.ofSeconds(5), answer.retryAfter().orElseThrow());
    }

    @Test
    void so_is_a_file_of_h2_that_cannot_grow() {
        assertEquals(503, failures.explain(fullDisk()).orElseThrow().problem().status());
    }

    @Test
    void a_transaction_that_was_overtaken_is_a_409() {
        for (String state : List.of("40001", "40P01")) {
            assertEquals(
                    409,
                    failures.explain(new SQLException("x", state))
                            .orElseThrow()
                            .problem()
                            .status());
        }
        assertEquals(List.of(), log.told);
    }

    @Test
    void anything_else_is_not_known_here() {
        assertTrue(failures.explain(new SQLException("duplicate", "23505")).isEmpty());
        assertTrue(failures.explain(new IllegalStateException()).isEmpty());
    }

    @Test
    void an_operator_reads_once_a_minute_what_to_do() {
        failures.explain(fullDisk());
        failures.explain(fullDisk());
        assertEquals(1, log.told.size());
        assertEquals(
                "The database of notes cannot be used now: its file cannot be read or written. Check that the folder in"
                        + " HALLPASS_DATA is there, belongs to the user of this server, and has room. If all this is"
                        + " so, the file is damaged: restore it from a backup. (java.io.IOException: No space left on"
                        + " device)",
                log.told.get(0));

        failures.explain(new SQLException("x", "53100"));
        assertEquals(2, log.told.size());

        at(NOON.plusSeconds(60));
        failures.explain(new SQLException("x", "53100"));
        assertEquals(3, log.told.size());
    }

    /** As H2 2.4.240 tells it at a commit. */
    private static SQLException fullDisk() {
        MVStoreException store = new MVStoreException(2, "Writing to file failed");
        store.initCause(new IOException("No space left on device"));
        return new SQLException("General error", "HY000", 50_000, store);
    }

    private void at(Instant now) {
        failures.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    private static final class Log extends Handler {
        private final List<String> told = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            told.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
