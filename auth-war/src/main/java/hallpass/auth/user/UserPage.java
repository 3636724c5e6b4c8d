package hallpass.auth.user;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of users, for the OpenAPI document: generic types have no schema of their own. */
@Schema(
        name = "UserPage",
        requiredProperties = {"items"})
record UserPage(List<UserView> items, @Nullable String nextPageToken) {}
