package hallpass.auth.token;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What introspection answers, for the OpenAPI document; of a token that is not active only the first member. */
@Schema(
        name = "Introspection",
        requiredProperties = {"active"})
record IntrospectionView(
        boolean active,

        @Schema(description = "The user's id, or the client's") @Nullable
        String sub,

        @Schema(description = "Of users' tokens only") @Nullable
        String userId,

        @Schema(description = "The user's e-mail as it is now, or the client's id") @Nullable
        String upn,

        @Schema(description = "Of an access token: its roles that are still given") @Nullable
        List<String> groups,

        @Nullable String clientId,

        @Schema(description = "Of a refresh token: auth alone") @Nullable
        List<String> aud,

        @Nullable String iss,
        @Nullable Long iat,
        @Nullable Long exp,

        @Schema(enumeration = {"Bearer", "refresh_token"}) @Nullable
        String tokenType,

        @Schema(description = "Of access tokens only") @Nullable
        String scope,

        @Schema(description = "Of access tokens only") @Nullable
        String jti,

        @Schema(description = "Of users' tokens only") @Nullable
        String sid) {}
