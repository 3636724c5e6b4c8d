package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueTest {

    @ParameterizedTest
    @CsvSource({
        "2026-12-01,2026-12-01",
        "2024-02-29,2024-02-29",
        "2026-12-01T09:00:00Z,2026-12-01T09:00:00Z",
        "2026-12-01T09:00:00+02:00,2026-12-01T07:00:00Z",
        "2026-12-01T00:30:00.123456789+01:00,2026-11-30T23:30:00.123456Z"
    })
    void is_answered_as_given_and_in_utc(String given, String answered) {
        assertEquals(answered, Due.parse(given).json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-02-30",
                "2026-12-01T09:00:00",
                "2026-12-01 09:00:00Z",
                "1899-12-31",
                "9999-01-01",
                "-999999-01"
            })
    void anything_else_is_refused(String given) {
        assertThrows(DateTimeException.class, () -> Due.parse(given));
    }

    @Test
    void a_day_begins_at_midnight_utc_and_no_due_comes_last() {
        assertEquals(
                Instant.parse("2026-12-01T00:00:00Z"), Due.parse("2026-12-01").sortedAt());
        assertTrue(Due.parse("9998-12-31T23:59:59Z").sortedAt().isBefore(Due.NEVER));
    }
}
