package hallpass.todo.list;

import hallpass.database.write.Idempotency;
import hallpass.database.write.Made;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.rest.Versioned;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /todo/lists} */
@DenyAll
@Path("lists")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lists", description = "Every user has an Inbox, made on first use; more lists can be made")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "429", ref = "TooMany")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class TaskListResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject
    TaskLists lists;

    @Inject
    ListAccess access;

    @Inject
    Idempotency idempotency;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "listLists", summary = "The caller's lists, oldest first: the Inbox leads")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", ref = "Invalid")
    public Page<TaskListView> list(
            @QueryParam("page_size")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @Nullable
                    String pageSize,
            @QueryParam("page_token") @Parameter(description = "The next_page_token of the page before") @Nullable
                    String pageToken) {
        UUID user = caller.subject();
        PageRequest page = PageRequest.of(pageSize, pageToken, "lists", user.toString());
        access.inboxOf(user);
        return Page.of(lists.seenBy(user, page), page, TaskListResource::key, TaskListView::of);
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createList", summary = "Makes a list; the caller owns it")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewList.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri"))
            },
            content = @Content(schema = @Schema(implementation = TaskListView.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    @APIResponse(responseCode = "422", ref = "KeyReused")
    public Response create(
            JsonObject json,
            @HeaderParam(Idempotency.HEADER)
                    @Parameter(
                            description =
                                    "1 to 255 visible ASCII characters: within 24 h the same key answers the same and makes nothing twice")
                    @Nullable
                    String key) {
        String name = NewList.from(JsonBody.of(json)).name();
        UUID user = caller.subject();
        access.inboxOf(user); // first, so that it leads
        return idempotency.once(key, user, "POST lists", json, () -> {
            SeenList made = lists.create(user, name);
            return new Made("lists/" + made.list().id(), made.version(), TaskListView.of(made));
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "getList", summary = "One list")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The list",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = TaskListView.class)))
    @APIResponse(responseCode = "304", description = "It still is the version of If-None-Match")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        SeenList seen = lists.seenBy(caller.subject(), id);
        return Versioned.ok(request, seen.version(), TaskListView.of(seen));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeList", summary = "Renames a list; the Inbox keeps its name")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = ListChange.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ListChange.class))
            })
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = TaskListView.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Changed")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    public Response change(@PathParam("id") UUID id, JsonObject json, @Context Request request) {
        String name = ListChange.from(JsonBody.of(json)).name();
        UUID user = caller.subject();
        SeenList changed = lists.rename(user, id, name, version -> Versioned.requireMatch(request, version));
        return Versioned.ok(request, changed.version(), TaskListView.of(changed));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "deleteList", summary = "Deletes a list and its tasks")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Changed")
    public void delete(@PathParam("id") UUID id, @Context Request request) {
        UUID user = caller.subject();
        lists.delete(user, id, version -> Versioned.requireMatch(request, version));
    }

    private static List<String> key(SeenList seen) {
        return List.of(seen.list().createdAt().toString(), seen.list().id().toString());
    }
}
