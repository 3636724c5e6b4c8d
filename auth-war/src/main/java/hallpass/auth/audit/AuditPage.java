package hallpass.auth.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of security events, for the OpenAPI document: generic types have no schema of their own. */
@Schema(
        name = "SecurityEventPage",
        requiredProperties = {"items"})
record AuditPage(List<AuditView> items, @Nullable String nextPageToken) {}
