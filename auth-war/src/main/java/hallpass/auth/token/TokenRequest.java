package hallpass.auth.token;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The token endpoint's parameters, for the OpenAPI document. */
@Schema(name = "TokenRequest")
record TokenRequest(
        @Schema(
                enumeration = {"password", "refresh_token", "client_credentials"},
                required = true)
        String grantType,

        @Schema(description = "The e-mail") @Nullable String username,
        @Nullable String password,
        @Nullable String refreshToken,
        @Schema(defaultValue = "hallpass") @Nullable String clientId,

        @Schema(description = "Of service clients, instead of HTTP Basic") @Nullable
        String clientSecret,

        @Schema(
                description = "Of client_credentials: the services that the token is to be for, of those registered."
                        + " Otherwise ignored; the answer says what was given")
        @Nullable
        String scope) {}
