package hallpass.auth.audit;

import hallpass.auth.event.RecordedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A security event as admins see it.
 *
 * @param actor id of the user or client who did it; null if nobody is known, or the service did it by itself
 * @param actorName the e-mail of that user or the name of that client, if it is still there
 * @param subject id of the user, client or key that it was done to
 * @param subjectName as {@code actorName}
 * @param address where the request came from
 */
public record AuditView(
        UUID id,
        Instant time,
        String type,
        String outcome,
        @Nullable String actor,
        @Nullable String actorName,
        @Nullable String subject,
        @Nullable String subjectName,
        @Nullable String clientId,
        @Nullable String address,
        @Nullable String detail) {

    static AuditView of(RecordedEvent event, Map<String, String> names) {
        return new AuditView(
                event.id(),
                event.happenedAt(),
                event.type(),
                event.outcome(),
                event.actor(),
                name(event.actor(), names),
                event.subject(),
                name(event.subject(), names),
                event.client(),
                event.address(),
                event.detail());
    }

    private static @Nullable String name(@Nullable String id, Map<String, String> names) {
        return id == null ? null : names.get(id);
    }
}
