package hallpass.resource.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.resource.Logged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssuerClockTest {

    private static final String DATE = "Tue, 01 Dec 2026 12:00:00 GMT";
    private static final Instant ISSUER = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void a_difference_is_what_neither_the_way_nor_the_whole_seconds_explain() {
        assertEquals(Duration.ZERO, ahead(0, 0));
        assertEquals(Duration.ZERO, ahead(-4, 1));
        assertEquals(Duration.ofSeconds(3600), ahead(3601, 3602));
        assertEquals(Duration.ofSeconds(-3600), ahead(-3601, -3600));
    }

    @Test
    void what_is_no_date_says_nothing() {
        assertEquals(Duration.ZERO, IssuerClock.ahead("soon", ISSUER, ISSUER));
    }

    @Test
    void the_operator_is_told_which_way_and_what_to_do() {
        assertEquals(
                "The clock of this server is 3600 s behind the auth service's, so its access tokens seem to be"
                        + " not valid yet and may be refused. Set both clocks by NTP.",
                IssuerClock.complaint(Duration.ofHours(-1)));
        assertEquals(
                "The clock of this server is 3600 s ahead of the auth service's, so its access tokens seem to be"
                        + " expired and may be refused. Set both clocks by NTP.",
                IssuerClock.complaint(Duration.ofHours(1)));
    }

    @Test
    void it_is_told_once_a_minute_while_the_clocks_differ() {
        IssuerClock clocks = new IssuerClock();
        try (Logged log = Logged.by(IssuerClock.class)) {
            List.of(3600, 3602, 3659, 3660).forEach(seconds -> compare(clocks, seconds));
            assertEquals(2, log.messages().size(), log.messages()::toString);

            compare(clocks, 0);
            compare(clocks, -3600);
            assertEquals(3, log.messages().size(), log.messages()::toString);
        }
    }

    private static void compare(IssuerClock clocks, int seconds) {
        Instant now = ISSUER.plusSeconds(seconds);
        clocks.clock = Clock.fixed(now, ZoneOffset.UTC);
        clocks.compare(DATE, now);
    }

    private static Duration ahead(long sent, long received) {
        return IssuerClock.ahead(DATE, ISSUER.plusSeconds(sent), ISSUER.plusSeconds(received));
    }
}
