package hallpass.auth.token;

import hallpass.auth.session.Device;
import hallpass.auth.session.Grant;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.session.RefreshTokenValue;
import hallpass.auth.session.Sessions;
import hallpass.auth.session.SignIn;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Gives tokens for a password, a refresh token or a client's own credentials (RFC 6749 sections 4.3, 4.4 and 6). */
@DenyAll
@Path("token")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OAuth 2.0")
public class TokenEndpoint {

    @Inject
    ClientAuthentication clients;

    @Inject
    SignIn signIn;

    @Inject
    Sessions sessions;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Audiences audiences;

    @Inject
    GrantTypes grantTypes;

    @Inject
    ClientCredentials clientCredentials;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "token",
            summary = "Get an access token, for users with a refresh token",
            description =
                    "grant_type is password (username is the e-mail), refresh_token or client_credentials. client_id"
                            + " may be left out: it is hallpass then. A refresh token is used up; sent again within 10 s it gives"
                            + " the same successor, later it ends the session. A service client authenticates by HTTP Basic or by"
                            + " client_id and client_secret in the form, not by both, and gets an access token of its own; scope"
                            + " may name some of its audiences, otherwise it is for all of them.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = TokenRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "password",
                                        value =
                                                "{\"grant_type\": \"password\", \"username\": \"alice@example.com\", \"password\": \"correct horse battery\"}"),
                                @ExampleObject(
                                        name = "refresh",
                                        value =
                                                "{\"grant_type\": \"refresh_token\", \"refresh_token\": \"sSh5Yb3rDMGZq3xXjF5bXyo3EwGfKxwQv2C0m0Hj4tk\"}"),
                                @ExampleObject(
                                        name = "service client",
                                        value =
                                                "{\"grant_type\": \"client_credentials\", \"client_id\": \"reports\", \"client_secret\": \"the secret\"}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "Tokens; Cache-Control: no-store",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "invalid_request, invalid_grant, unauthorized_client, invalid_scope or unsupported_grant_type",
            content =
                    @Content(
                            schema = @Schema(implementation = OAuthError.class),
                            examples =
                                    @ExampleObject(
                                            name = "wrong password",
                                            value =
                                                    "{\"error\": \"invalid_grant\", \"error_description\": \"The e-mail or the password is wrong.\"}")))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(
            responseCode = "415",
            description = "Not form-encoded",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(
            responseCode = "429",
            description =
                    "temporarily_unavailable: too many wrong passwords for this account or from this address; see"
                            + " Retry-After. A client that sends back the cookie hallpass_device of an earlier sign-in gets in.",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(
            responseCode = "503",
            description = "temporarily_unavailable: too many sign-ins at once, or no database; see Retry-After",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    public Response token(
            @Nullable String parameters,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Form form = Form.parse(parameters);
        String grantType = form.require("grant_type");
        CallingClient client = clients.caller(form, authorization);
        try {
            return Response.ok(tokens(grantType, form, client, userAgent))
                    .header("Cache-Control", "no-store")
                    .header("Pragma", "no-cache")
                    .build();
        } catch (InvalidGrantException refused) {
            throw OAuthException.invalidGrant(String.valueOf(refused.getMessage()));
        }
    }

    private TokenView tokens(String grantType, Form form, CallingClient client, @Nullable String userAgent) {
        return switch (grantType) {
            case GrantTypes.PASSWORD -> byPassword(form, client, userAgent);
            case GrantTypes.REFRESH_TOKEN ->
                ofUser(sessions.refresh(new RefreshTokenValue(form.require("refresh_token")), client.id()));
            case GrantTypes.CLIENT_CREDENTIALS -> clientCredentials.issue(form, client);
            default -> throw OAuthException.unsupportedGrantType();
        };
    }

    /** Only the first-party client may see passwords. */
    private TokenView byPassword(Form form, CallingClient client, @Nullable String userAgent) {
        if (!grantTypes.passwordGrant()) {
            throw OAuthException.unsupportedGrantType();
        }
        if (client.confidential()) {
            throw OAuthException.unauthorizedClient("The password grant is for the first-party client only.");
        }
        Device device = new Device(client.id(), userAgent);
        return ofUser(signIn.byPassword(form.require("username"), form.requireAlsoEmpty("password"), device));
    }

    private TokenView ofUser(Grant grant) {
        return TokenView.of(accessTokens.issue(grant.user(), grant.session()), grant, audiences);
    }
}
