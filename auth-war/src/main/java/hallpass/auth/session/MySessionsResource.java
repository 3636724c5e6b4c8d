package hallpass.auth.session;

import hallpass.auth.AuthApplication;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Page;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the caller is signed in. */
@DenyAll
@Path("users/me/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Own account")
@SecurityRequirement(name = AuthApplication.SIGNED_IN, scopes = AuthApplication.SCOPE)
@APIResponse(
        responseCode = "401",
        description = "No or a bad access token",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
        responseCode = "403",
        description = "The role user is missing",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
public class MySessionsResource {

    @Inject
    Sessions sessions;

    @Inject
    SessionLists lists;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "listMySessions", summary = "List one's live sessions, newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page; next_page_token is absent on the last one",
            content = @Content(schema = @Schema(implementation = SessionPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "An invalid parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Page<SessionView> list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("page_size")
                    @Nullable
                    String pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        return lists.page(caller.subject(), caller.session().orElse(null), pageSize, pageToken);
    }

    @DELETE
    @Path("{sid}")
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "endMySession", summary = "End one of one's sessions")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(
            responseCode = "404",
            description = "Not there, ended already, or not yours",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response end(@PathParam("sid") UUID sid) {
        if (!sessions.end(caller.subject(), sid, EndReason.ENDED_BY_USER, caller.subject())) {
            throw ProblemException.notFound();
        }
        return Response.noContent().build();
    }

    @DELETE
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "endMyOtherSessions", summary = "End all of one's sessions but the current one")
    @APIResponse(responseCode = "204", description = "Ended")
    public Response endOthers() {
        sessions.endAll(caller.subject(), caller.session().orElse(null), EndReason.ENDED_BY_USER, caller.subject());
        return Response.noContent().build();
    }
}
