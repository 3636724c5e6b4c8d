package hallpass.auth.browser;

import hallpass.auth.session.Device;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.Grant;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.session.RefreshTokenValue;
import hallpass.auth.session.Sessions;
import hallpass.auth.session.SignIn;
import hallpass.auth.token.AccessTokens;
import hallpass.auth.token.ClientAuthentication;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
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

/** Signing in and out on a page. */
@DenyAll
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Browser session")
public class BrowserSessionResource {

    private static final String REQUESTED_BY = "X-Requested-By";

    @Inject
    SignIn signIn;

    @Inject
    Sessions sessions;

    @Inject
    AccessTokens accessTokens;

    @Inject
    SessionCookie cookies;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description =
                    "The refresh token goes into an HttpOnly cookie and nowhere else. A second cookie remembers the device:"
                            + " with it the right password gets in while others are made to wait.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = SignInRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "alice",
                                            value =
                                                    "{\"email\": \"alice@example.com\", \"password\": \"correct horse battery\"}")))
    @APIResponse(
            responseCode = "200",
            description = "Signed in; Set-Cookie holds the refresh token",
            content = @Content(schema = @Schema(implementation = SignInView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Invalid members",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "401",
            description = "The e-mail or the password is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "429",
            description = "Too many wrong passwords for this account or from this address; see Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "503",
            description = "Too many sign-ins at once; see Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response signIn(
            JsonObject json,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        SignInRequest asked = SignInRequest.read(JsonBody.of(json));
        Device page = new Device(ClientAuthentication.BUILT_IN, userAgent);
        try {
            return signedIn(signIn.byPassword(asked.email(), asked.password(), page));
        } catch (InvalidGrantException refused) {
            throw ProblemException.unauthorized("The e-mail or the password is wrong.");
        }
    }

    @POST
    @Path("refresh")
    @PermitAll
    @Operation(
            operationId = "refreshSession",
            summary = "Get a new access token",
            description = "Takes the cookie and rotates it.")
    @APIResponse(
            responseCode = "200",
            description = "A new access token and a new cookie",
            content = @Content(schema = @Schema(implementation = SignInView.class)))
    @APIResponse(
            responseCode = "401",
            description = "There is no live session; sign in",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "403",
            description = "The header X-Requested-By: hallpass is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response refresh(
            @Parameter(hidden = true) @CookieParam(SessionCookie.NAME) @Nullable String token,
            @Parameter(example = "hallpass", required = true) @HeaderParam(REQUESTED_BY) @Nullable String requestedBy) {
        requireOwnPage(requestedBy);
        if (token == null || token.isEmpty()) {
            throw noSession();
        }
        try {
            return signedIn(sessions.refresh(new RefreshTokenValue(token), ClientAuthentication.BUILT_IN));
        } catch (InvalidGrantException ended) {
            throw noSession();
        }
    }

    @DELETE
    @PermitAll
    @Operation(operationId = "signOut", summary = "Sign out")
    @APIResponse(
            responseCode = "204",
            description = "Signed out, also where there was no session; the cookie is cleared")
    @APIResponse(
            responseCode = "403",
            description = "The header X-Requested-By: hallpass is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response signOut(
            @Parameter(hidden = true) @CookieParam(SessionCookie.NAME) @Nullable String token,
            @Parameter(example = "hallpass", required = true) @HeaderParam(REQUESTED_BY) @Nullable String requestedBy) {
        requireOwnPage(requestedBy);
        if (token != null) {
            sessions.end(new RefreshTokenValue(token), EndReason.SIGNED_OUT);
        }
        return Response.noContent().cookie(cookies.cleared()).build();
    }

    private Response signedIn(Grant grant) {
        return Response.ok(SignInView.of(accessTokens.issue(grant.user(), grant.session()), grant))
                .cookie(cookies.holding(grant.refreshToken(), grant.lifetime()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Another site's form cannot send a header of its own: SameSite is one guard against it, this is the other. */
    private static void requireOwnPage(@Nullable String requestedBy) {
        if (!"hallpass".equals(requestedBy)) {
            throw ProblemException.forbidden("The header X-Requested-By: hallpass is needed.");
        }
    }

    private static ProblemException noSession() {
        return ProblemException.unauthorized("There is no live session. Sign in.");
    }
}
