package hallpass.auth.session;

import hallpass.auth.AuthApplication;
import hallpass.auth.user.Admins;
import hallpass.auth.user.Users;
import hallpass.database.write.Transaction;
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

/** Where any user is signed in, for admins. */
@DenyAll
@Path("users/{id}/sessions")
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
        description = "The role admin is missing, in the token or by now",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
public class UserSessionsResource {

    @Inject
    Sessions sessions;

    @Inject
    SessionLists lists;

    @Inject
    Users users;

    @Inject
    Admins admins;

    @Inject
    Transaction transaction;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "listSessions", summary = "List a user's live sessions, newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page; next_page_token is absent on the last one",
            content = @Content(schema = @Schema(implementation = SessionPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "An invalid parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Page<SessionView> list(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("page_size")
                    @Nullable
                    String pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        admins.require(caller.subject());
        return lists.page(existing(id), caller.session().orElse(null), pageSize, pageToken);
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "endSessions", summary = "End all of a user's sessions")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", description = "No such user", content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response endAll(@PathParam("id") UUID id) {
        return transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            sessions.endAll(existing(id), null, EndReason.ENDED_BY_ADMIN, caller.subject());
            return Response.noContent().build();
        });
    }

    @DELETE
    @Path("{sid}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "endSession", summary = "End one of a user's sessions")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(
            responseCode = "404",
            description = "No such session of this user, or ended already",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response end(@PathParam("id") UUID id, @PathParam("sid") UUID sid) {
        return transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            if (!sessions.end(id, sid, EndReason.ENDED_BY_ADMIN, caller.subject())) {
                throw ProblemException.notFound();
            }
            return Response.noContent().build();
        });
    }

    private UUID existing(UUID id) {
        return users.find(id).orElseThrow(ProblemException::notFound).id();
    }
}
