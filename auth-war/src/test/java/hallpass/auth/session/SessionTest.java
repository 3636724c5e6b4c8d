package hallpass.auth.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void lives_until_its_absolute_end() {
        Session session = session(Duration.ofDays(90));

        assertTrue(session.livesAt(START.plus(Duration.ofDays(90)).minusNanos(1)));
        assertFalse(session.livesAt(START.plus(Duration.ofDays(90))));
    }

    @Test
    void is_over_once_it_was_ended() {
        Session session = session(Duration.ofDays(90));

        session.end(EndReason.SIGNED_OUT, START.plusSeconds(1));

        assertFalse(session.livesAt(START.plusSeconds(2)));
    }

    @Test
    void refresh_tokens_never_outlive_it() {
        SessionLifetimes lifetimes = new SessionLifetimes() {
            @Override
            Duration idle() {
                return Duration.ofDays(30);
            }
        };
        Session session = session(Duration.ofDays(90));

        assertEquals(START.plus(Duration.ofDays(30)), lifetimes.refreshTokenEnd(START, session));
        assertEquals(
                START.plus(Duration.ofDays(90)), lifetimes.refreshTokenEnd(START.plus(Duration.ofDays(80)), session));
    }

    @Test
    void keeps_a_user_agent_in_one_printable_line() {
        Device device = new Device("hallpass", "a\r\nb" + "x".repeat(1000));

        String shown = new Session(UUID.randomUUID(), UUID.randomUUID(), device, START, START).userAgent();

        assertEquals(255, String.valueOf(shown).length());
        assertTrue(String.valueOf(shown).startsWith("a  bx"));
    }

    private static Session session(Duration lifetime) {
        return new Session(
                UUID.randomUUID(), UUID.randomUUID(), new Device("hallpass", null), START, START.plus(lifetime));
    }
}
