package hallpass.auth.key;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of keys, for the OpenAPI document: generic types have no schema of their own. */
@Schema(
        name = "KeyPage",
        requiredProperties = {"items"})
record KeyPage(List<KeyView> items, @Nullable String nextPageToken) {}
