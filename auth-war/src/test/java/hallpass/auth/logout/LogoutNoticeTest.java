package hallpass.auth.logout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoutNoticeTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final LogoutNotice notice = new LogoutNotice(UUID.randomUUID(), "app", UUID.randomUUID(), "ada", NOON);

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S", "10, PT42M40S", "11, PT1H", "2000000, PT1H"})
    void each_failure_doubles_the_pause_up_to_an_hour(int attempts, Duration pause) {
        assertEquals(pause, LogoutNotice.pauseAfter(attempts));
    }

    @Test
    void twelve_attempts_take_about_two_and_a_half_hours() {
        Duration all = Duration.ZERO;
        for (int attempt = 1; attempt < 12; attempt++) {
            all = all.plus(LogoutNotice.pauseAfter(attempt));
        }
        assertEquals(Duration.ofMinutes(145), all.truncatedTo(ChronoUnit.MINUTES));
    }

    @Test
    void while_it_is_tried_nobody_else_tries_it() {
        assertTrue(notice.isDueAt(NOON));
        notice.tried(NOON, LEASE);
        assertFalse(notice.isDueAt(NOON.plusSeconds(29)));
        assertTrue(notice.isDueAt(NOON.plusSeconds(30)), "the replica died");
    }

    @Test
    void it_is_given_up_after_so_many_attempts_and_may_begin_anew() {
        notice.tried(NOON, LEASE);
        assertFalse(notice.failed("It answered 500 and not 200.", 2, NOON));
        assertTrue(notice.isDueAt(NOON.plusSeconds(5)));
        notice.tried(NOON, LEASE);
        assertTrue(notice.failed("x".repeat(500), 2, NOON));

        assertEquals(NoticeState.FAILED, notice.state());
        assertFalse(notice.isDueAt(NOON.plus(Duration.ofDays(1))));
        assertEquals(LogoutNotice.MAX_TROUBLE, String.valueOf(notice.trouble()).length());
        notice.retry(NOON);
        assertTrue(notice.isDueAt(NOON));
        notice.tried(NOON, LEASE);
        notice.sent(NOON);
        assertEquals(NoticeState.SENT, notice.state());
        assertFalse(notice.isDueAt(NOON.plus(Duration.ofDays(1))));
    }
}
