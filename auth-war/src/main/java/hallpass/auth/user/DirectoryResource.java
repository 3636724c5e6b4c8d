package hallpass.auth.user;

import hallpass.auth.AuthApplication;
import hallpass.auth.throttle.Throttle;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Finds somebody whose e-mail one knows, and nobody else. */
@DenyAll
@Path("directory")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
@SecurityRequirement(name = AuthApplication.SIGNED_IN, scopes = AuthApplication.SCOPE)
@APIResponse(
        responseCode = "401",
        description = "No or a bad access token",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
        responseCode = "403",
        description = "The role user is missing",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
public class DirectoryResource {

    @Inject
    Self self;

    @Inject
    Caller caller;

    @Inject
    Users users;

    @Inject
    Throttle throttle;

    @GET
    @RolesAllowed(Roles.USER)
    @Operation(
            operationId = "findUser",
            summary = "Find a user by e-mail",
            description = "The whole address, in any case. Each look is counted, found or not: this is no way to try"
                    + " addresses out.")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = DirectoryEntry.class)))
    @APIResponse(
            responseCode = "400",
            description = "email is missing or no e-mail address",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "404",
            description = "Nobody who can sign in has this e-mail",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "429",
            description = "Too many looks; see Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response find(
            @Parameter(description = "The whole address", example = "alice@example.com", required = true)
                    @QueryParam("email")
                    @Nullable
                    String email) {
        if (email == null || !EmailAddress.isValid(email)) {
            throw ProblemException.invalid("email", "must be an e-mail address");
        }
        self.user();
        throttle.lookUp(caller.subject());
        DirectoryEntry found = users.byEmail(email)
                .filter(user -> !user.disabled())
                .map(DirectoryEntry::of)
                .orElseThrow(ProblemException::notFound);
        return Response.ok(found).header("Cache-Control", "no-store").build();
    }
}
