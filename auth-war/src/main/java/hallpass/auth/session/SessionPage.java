package hallpass.auth.session;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of sessions, for the OpenAPI document: generic types have no schema of their own. */
@Schema(
        name = "SessionPage",
        requiredProperties = {"items"})
record SessionPage(List<SessionView> items, @Nullable String nextPageToken) {}
