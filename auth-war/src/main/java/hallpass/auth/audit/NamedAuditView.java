package hallpass.auth.audit;

import hallpass.auth.event.RecordedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AuditView} for people, who know no ids.
 *
 * @param actorName the e-mail of that user or the name of that client; null if it is not there any more
 * @param subjectName as {@code actorName}
 */
public record NamedAuditView(
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

    static NamedAuditView of(RecordedEvent event, Map<String, String> names) {
        return new NamedAuditView(
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
