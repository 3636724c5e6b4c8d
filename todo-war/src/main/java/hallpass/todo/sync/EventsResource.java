package hallpass.todo.sync;

import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /todo/events} */
@DenyAll
@Path("events")
@RequestScoped
@Tag(name = "Sync")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class EventsResource {
    @Inject
    Streams streams;

    @Inject
    Reader reader;

    @Inject
    Caller caller;

    /** JAX-RS lets go of the request (RESTEasy has made it asynchronous); the stream is written past it, without a thread of its own. */
    @GET
    @Produces(EventStream.MEDIA_TYPE)
    @RolesAllowed(Roles.USER)
    @Operation(
            operationId = "streamEvents",
            summary = "The same changes, live",
            description =
                    "Server-sent events. The event is task or list, its data a Change as /todo/changes has it, its id"
                            + " a cursor: send the last one as Last-Event-ID to go on where a stream ended, or as since to"
                            + " /todo/changes. Without it the stream begins now. A comment is sent every 15 seconds where"
                            + " there is nothing else. The stream ends with the access token, or sooner with its session:"
                            + " come again with a new one.")
    @APIResponse(
            responseCode = "200",
            description = "Events, until somebody ends it",
            content = @Content(mediaType = EventStream.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "410", ref = "Gone")
    @APIResponse(responseCode = "429", ref = "TooMany")
    public void events(
            @Suspended AsyncResponse suspended,
            @Context HttpServletRequest request,
            @Context SecurityContext security,
            @HeaderParam("Last-Event-ID") @Parameter(description = "The id of the last event that arrived") @Nullable
                    String lastEventId,
            @QueryParam("since") @Parameter(description = "The same, for clients that can't send the header") @Nullable
                    String since)
            throws IOException {
        String after = lastEventId == null || lastEventId.isEmpty() ? since : lastEventId;
        Cursor read = after == null || after.isEmpty()
                ? null
                : Cursor.parse(lastEventId == null || lastEventId.isEmpty() ? "since" : "Last-Event-ID", after);
        Cursor from = reader.listenFrom(read);
        UUID user = caller.subject();
        if (security.getUserPrincipal() instanceof JsonWebToken token) {
            streams.open(user, token, from, request.getAsyncContext());
        }
    }
}
