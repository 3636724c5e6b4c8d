package hallpass.auth.audit;

import hallpass.auth.event.RecordedEvent;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A security event as admins see it.
 *
 * @param actor id of the user or client who did it; null where nobody is known, or the service did it by itself
 * @param subject id of the user, client or key that it was done to
 * @param address where the request came from
 */
@Schema(
        name = "SecurityEvent",
        requiredProperties = {"id", "time", "type", "outcome", "actor", "subject", "client_id", "address", "detail"})
public record AuditView(
        UUID id,
        Instant time,
        @Schema(examples = "roles_changed") String type,

        @Schema(
                examples = "success",
                enumeration = {"success", "failure"})
        String outcome,

        @Schema(examples = "019ab2f4-6c1e-7d3a-9f00-5f6f2b7f1c11", nullable = true) @Nullable
        String actor,

        @Schema(examples = "019ab2f4-6c1e-7d3a-9f00-5f6f2b7f1c11", nullable = true) @Nullable
        String subject,

        @Schema(examples = "hallpass", nullable = true) @Nullable
        String clientId,

        @Schema(examples = "192.0.2.17", nullable = true) @Nullable
        String address,

        @Schema(examples = "+admin", nullable = true) @Nullable
        String detail) {

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
