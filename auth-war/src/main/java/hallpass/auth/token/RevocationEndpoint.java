package hallpass.auth.token;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Ends the session that a token belongs to (RFC 7009): signing out, for clients that hold tokens. */
@DenyAll
@Path("revoke")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OAuth 2.0")
public class RevocationEndpoint {

    @Inject
    ClientAuthentication clients;

    @Inject
    Revocation revocation;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "revoke",
            summary = "Revoke a refresh or access token, and with it its whole session",
            description = "A service client's token has no session and is revoked alone, by that client only, which"
                    + " authenticates as at the token endpoint.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = RevocationRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "refresh token",
                                            value = "{\"token\": \"sSh5Yb3rDMGZq3xXjF5bXyo3EwGfKxwQv2C0m0Hj4tk\"}")))
    @APIResponse(responseCode = "200", description = "Revoked, or not known; the body is empty")
    @APIResponse(
            responseCode = "400",
            description = "invalid_request; invalid_grant where the token is another client's",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(
            responseCode = "415",
            description = "Not form-encoded",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(
            responseCode = "503",
            description = "temporarily_unavailable; see Retry-After",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    public Response revoke(
            @Nullable String parameters, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Form form = Form.parse(parameters);
        CallingClient caller = clients.caller(form, authorization);
        revocation.of(form.require("token"), caller);
        return Response.ok().header("Cache-Control", "no-store").build();
    }
}
