package hallpass.todo.task;

import hallpass.database.write.Idempotency;
import hallpass.database.write.Made;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.rest.Versioned;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import hallpass.todo.list.ListAccess;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /todo/tasks} */
@DenyAll
@Path("tasks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "429", ref = "TooMany")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class TaskResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject
    Tasks tasks;

    @Inject
    ListAccess access;

    @Inject
    Idempotency idempotency;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "listTasks", summary = "The caller's tasks of all lists or of one")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Page<TaskView> list(@BeanParam TaskParams params) {
        TaskQuery query = TaskQuery.of(params);
        UUID user = caller.subject();
        PageRequest page = PageRequest.of(params.pageSize, params.pageToken, params.selection(user));
        return Page.of(tasks.seenBy(user, query, page), page, query::key, TaskView::of);
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createTask", summary = "Makes a task, at the end of its list")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewTask.class),
                            examples = {
                                @ExampleObject(name = "title only", value = "{\"title\": \"Buy milk\"}"),
                                @ExampleObject(name = "more", value = """
                                                {"title": "Call the dentist", "notes": "Ask about Friday", "due": "2026-12-01T09:00:00Z",
                                                 "priority": "high", "tags": ["health"]}""")
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri"))
            },
            content = @Content(schema = @Schema(implementation = TaskView.class)))
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
        NewTask wanted = NewTask.from(JsonBody.of(json));
        UUID user = caller.subject();
        UUID list = wanted.listId() == null ? access.inboxOf(user) : wanted.listId();
        return idempotency.once(key, user, "POST tasks", json, () -> {
            Task made = tasks.create(user, list, wanted);
            return new Made("tasks/" + made.id(), made.version(), TaskView.of(made));
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "getTask", summary = "One task")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The task",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    @APIResponse(responseCode = "304", description = "It still is the version of If-None-Match")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Task task = tasks.seenBy(caller.subject(), id);
        return Versioned.ok(request, task.version(), TaskView.of(task));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeTask",
            summary = "Changes, completes, reopens or moves a task",
            description =
                    "Moving to another list takes what is below the task along; the task itself is then at the top, at the end,"
                            + " unless parent_id or position say otherwise.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MERGE_PATCH,
                        schema = @Schema(implementation = TaskChange.class),
                        examples = @ExampleObject(name = "complete", value = "{\"status\": \"done\"}")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TaskChange.class),
                        examples = @ExampleObject(name = "no due any more", value = "{\"due\": null}"))
            })
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Changed")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    public Response change(@PathParam("id") UUID id, JsonObject json, @Context Request request) {
        TaskChange change = TaskChange.from(json);
        UUID user = caller.subject();
        Task changed = tasks.change(user, id, change, version -> Versioned.requireMatch(request, version));
        return Versioned.ok(request, changed.version(), TaskView.of(changed));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "deleteTask", summary = "Deletes a task and all below it")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Changed")
    public void delete(@PathParam("id") UUID id, @Context Request request) {
        UUID user = caller.subject();
        tasks.delete(user, id, version -> Versioned.requireMatch(request, version));
    }
}
