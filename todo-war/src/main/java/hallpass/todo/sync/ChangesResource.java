package hallpass.todo.sync;

import hallpass.resource.rest.PageRequest;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /todo/changes} */
@DenyAll
@Path("changes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sync", description = "For clients that keep a copy")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "429", ref = "TooMany")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class ChangesResource {
    @Inject
    Reader reader;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    @Operation(
            operationId = "listChanges",
            summary = "What was created, changed or deleted after a cursor",
            description =
                    "Without since: everything there is, as created. Go on with the cursor of each answer until there"
                            + " is no next_page_token; keep the last cursor for the next time. Each thing is told as it is now; a"
                            + " thing may be told twice, and none is left out. What is deleted is told for 90 days; after that a"
                            + " cursor is answered 410, and everything has to be read anew.")
    @APIResponse(
            responseCode = "200",
            description = "A part of it",
            content = @Content(schema = @Schema(implementation = ChangePage.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response changes(
            @QueryParam("since") @Parameter(description = "The cursor of an answer, or the id of an event") @Nullable
                    String since,
            @QueryParam("page_token") @Parameter(description = "The same as since") @Nullable String pageToken,
            @QueryParam("page_size")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @Nullable
                    String pageSize) {
        int size = PageRequest.of(pageSize, null).size();
        Cursor from = null;
        if (pageToken != null) {
            from = Cursor.parse("page_token", pageToken);
        } else if (since != null && !since.isEmpty()) {
            from = Cursor.parse("since", since);
        }
        Feed.Part part = reader.read(caller.subject(), from, size);
        String cursor = part.next().toString();
        ChangePage page = new ChangePage(
                part.steps().stream().map(Feed.Step::item).toList(), cursor, part.more() ? cursor : null);
        return Response.ok(page).header("Cache-Control", "no-store").build();
    }
}
