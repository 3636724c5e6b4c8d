package hallpass.auth.audit;

import hallpass.auth.event.RecordedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A security event as admins see it.
 *
 * @param actor id of the user or client who did it; null if nobody is known, or the service did it by itself
 * @param subject id of the user, client or key that it was done to
 * @param address where the request came from
 */
public record AuditView(
        UUID id,
        Instant time,
        String type,
        String outcome,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String clientId,
        @Nullable String address,
        @Nullable String detail) {

    static AuditView of(RecordedEvent event) {
        return new AuditView(
                event.id(),
                event.happenedAt(),
                event.type(),
                event.outcome(),
                event.actor(),
                event.subject(),
                event.client(),
                event.address(),
                event.detail());
    }
}
