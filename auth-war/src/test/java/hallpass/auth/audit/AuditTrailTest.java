package hallpass.auth.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.rest.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    @Test
    void the_first_id_of_a_time_is_below_all_that_were_made_then() {
        Instant before = Instant.now();
        UUID made = Ids.next();

        UUID first = AuditTrail.firstId(before);

        assertTrue(first.toString().compareTo(made.toString()) < 0);
        assertTrue(AuditTrail.firstId(before.plusSeconds(60)).toString().compareTo(made.toString()) > 0);
        assertEquals(7, first.version());
        assertEquals(2, first.variant());
        AuditTrail.firstId(Instant.parse("0001-01-01T00:00:00Z"));
    }

    @Test
    void the_purge_comes_often_enough() {
        assertEquals(Duration.ofHours(1), AuditPurge.interval(Duration.ofDays(365)));
        assertEquals(Duration.ofMinutes(3), AuditPurge.interval(Duration.ofHours(1)));
        assertEquals(Duration.ofSeconds(1), AuditPurge.interval(Duration.ofSeconds(2)));
    }
}
