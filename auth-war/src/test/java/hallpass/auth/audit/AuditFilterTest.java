package hallpass.auth.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.event.EventType;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditFilterTest {

    @Test
    void what_is_not_asked_for_is_not_filtered() {
        AuditFilter filter = AuditFilter.parse(null, null, null, null);

        assertNull(filter.user());
        assertNull(filter.type());
        assertNull(filter.client());
        assertNull(filter.since());
    }

    @Test
    void parameters_are_read_by_their_forms() {
        AuditFilter filter =
                AuditFilter.parse("019AB2F4-6c1e-7d3a-9f00-5f6f2b7f1c11", "sign_in", "reports", "2026-12-01T08:00:00Z");

        assertEquals(UUID.fromString("019ab2f4-6c1e-7d3a-9f00-5f6f2b7f1c11"), filter.user());
        assertEquals(EventType.SIGN_IN, filter.type());
        assertEquals("reports", filter.client());
        assertEquals(Instant.parse("2026-12-01T08:00:00Z"), filter.since());
    }

    @Test
    void every_parameter_at_fault_is_named() {
        ProblemException refused = assertThrows(
                ProblemException.class, () -> AuditFilter.parse("1-1-1-1-1", "SIGN_IN", "a\nb", "yesterday"));

        assertEquals(400, refused.problem().status());
        List<Violation> violations = Objects.requireNonNull(refused.problem().violations());
        assertEquals(
                List.of("user", "type", "client", "since"),
                violations.stream().map(Violation::field).toList());
    }
}
