package hallpass.todo.task;

import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.JsonObjectReader;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.rest.Versioned;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import hallpass.todo.compress.Compressed;
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
import org.jspecify.annotations.Nullable;

/** {@code /todo/tasks} */
@DenyAll
@Path("tasks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TaskResource {
    @Inject
    Tasks tasks;

    @Inject
    ListAccess access;

    @Inject
    Idempotency idempotency;

    @Inject
    Caller caller;

    @GET
    @Compressed
    @RolesAllowed(Roles.USER)
    public Page<TaskView> list(@BeanParam TaskParams params) {
        TaskQuery query = TaskQuery.of(params);
        UUID user = caller.subject();
        PageRequest page = PageRequest.of(params.pageSize, params.pageToken, params.selection(user));
        return Page.of(tasks.seenBy(user, query, page), page, query::key, ListedTask::view);
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(JsonObject json, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        NewTask wanted = NewTask.from(JsonBody.of(json));
        UUID user = caller.subject();
        return access.withInbox(
                user,
                () -> idempotency.once(key, user, "POST tasks", json, () -> {
                    Task made = tasks.create(user, wanted);
                    return new PostResult("tasks/" + made.id(), made.version(), TaskView.of(made));
                }));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Task task = tasks.seenBy(caller.subject(), id);
        return Versioned.ok(request, task.version(), TaskView.of(task));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(@PathParam("id") UUID id, JsonObject json, @Context Request request) {
        TaskChange change = TaskChange.from(JsonBody.of(json));
        UUID user = caller.subject();
        Task changed = tasks.change(user, id, change, version -> Versioned.requireMatch(request, version));
        return Versioned.ok(request, changed.version(), TaskView.of(changed));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    public void delete(@PathParam("id") UUID id, @Context Request request) {
        UUID user = caller.subject();
        tasks.delete(user, id, version -> Versioned.requireMatch(request, version));
    }
}
