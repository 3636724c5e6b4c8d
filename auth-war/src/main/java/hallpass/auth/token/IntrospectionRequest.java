package hallpass.auth.token;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The introspection endpoint's parameters, for the OpenAPI document. */
@Schema(name = "IntrospectionRequest")
record IntrospectionRequest(
        @Schema(required = true) String token,

        @Schema(
                description = "Not needed",
                enumeration = {"access_token", "refresh_token"})
        @Nullable
        String tokenTypeHint,

        @Schema(description = "Instead of HTTP Basic") @Nullable
        String clientId,

        @Schema(description = "Instead of HTTP Basic") @Nullable
        String clientSecret) {}
