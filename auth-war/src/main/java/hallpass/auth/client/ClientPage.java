package hallpass.auth.client;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of clients, for the OpenAPI document: generic types have no schema of their own. */
@Schema(
        name = "ClientPage",
        requiredProperties = {"items"})
record ClientPage(List<ClientView> items, @Nullable String nextPageToken) {}
