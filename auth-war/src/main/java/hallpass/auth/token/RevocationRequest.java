package hallpass.auth.token;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The revocation endpoint's parameters, for the OpenAPI document. */
@Schema(name = "RevocationRequest")
record RevocationRequest(
        @Schema(required = true) String token,

        @Schema(
                description = "Not needed",
                enumeration = {"access_token", "refresh_token"})
        @Nullable
        String tokenTypeHint,

        @Schema(defaultValue = "hallpass") @Nullable String clientId,

        @Schema(description = "Of service clients, instead of HTTP Basic") @Nullable
        String clientSecret) {}
