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

/** Tells service clients what a token is worth now (RFC 7662). */
@DenyAll
@Path("introspect")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OAuth 2.0")
public class IntrospectionEndpoint {

    @Inject
    ClientAuthentication clients;

    @Inject
    Introspection introspection;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "introspect",
            summary = "Ask whether an access or refresh token is good now, and what it says",
            description =
                    "For service clients, which authenticate as at the token endpoint. Every service client may ask"
                            + " about every token of this issuer: it holds the token already, and a registration is an admin's"
                            + " decision. A token whose session, user, client or key is gone is not active. The aud is for the"
                            + " asking service to check: a refresh token's names auth alone.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = IntrospectionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "refresh token",
                                            value = "{\"token\": \"sSh5Yb3rDMGZq3xXjF5bXyo3EwGfKxwQv2C0m0Hj4tk\"}")))
    @APIResponse(
            responseCode = "200",
            description = "What it is worth; {\"active\": false} for every token that is worth nothing",
            content = @Content(schema = @Schema(implementation = IntrospectionView.class)))
    @APIResponse(
            responseCode = "400",
            description = "invalid_request",
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
    public Response introspect(
            @Nullable String parameters, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Form form = Form.parse(parameters);
        clients.confidential(form, authorization);
        String token = form.require("token");
        return Response.ok(introspection.of(token).toJSONObject().toJSONString())
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
