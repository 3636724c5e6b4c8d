package hallpass.auth.token;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who the access token's user is. */
@Schema(
        name = "UserInfo",
        requiredProperties = {"sub", "email", "name", "groups"})
public record UserInfo(
        UUID sub,
        @Schema(examples = "alice@example.com") String email,

        @Schema(examples = "Alice", nullable = true) @Nullable
        String name,

        List<String> groups) {}
