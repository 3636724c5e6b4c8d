package hallpass.todo.list;

import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.JsonObjectReader;
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
import org.jspecify.annotations.Nullable;

/** {@code /todo/lists} */
@DenyAll
@Path("lists")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TaskListResource {
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
    public Page<TaskListView> list(
            @QueryParam("page_size") @Nullable String pageSize, @QueryParam("page_token") @Nullable String pageToken) {
        UUID user = caller.subject();
        PageRequest page = PageRequest.of(pageSize, pageToken, "lists", user.toString());
        access.inboxOf(user);
        return Page.of(lists.seenBy(user, page), page, TaskListResource::key, TaskListView::of);
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(JsonObject json, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        String name = NewList.from(JsonBody.of(json)).name();
        UUID user = caller.subject();
        access.inboxOf(user); // first, so that it leads
        return idempotency.once(key, user, "POST lists", json, () -> {
            SeenList made = lists.create(user, name);
            return new PostResult("lists/" + made.list().id(), made.version(), TaskListView.of(made));
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        SeenList seen = lists.seenBy(caller.subject(), id);
        return Versioned.ok(request, seen.version(), TaskListView.of(seen));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(@PathParam("id") UUID id, JsonObject json, @Context Request request) {
        String name = ListChange.from(JsonBody.of(json)).name();
        UUID user = caller.subject();
        SeenList changed = lists.rename(user, id, name, version -> Versioned.requireMatch(request, version));
        return Versioned.ok(request, changed.version(), TaskListView.of(changed));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    public void delete(@PathParam("id") UUID id, @Context Request request) {
        UUID user = caller.subject();
        lists.delete(user, id, version -> Versioned.requireMatch(request, version));
    }

    private static List<String> key(SeenList seen) {
        return List.of(seen.list().createdAt().toString(), seen.list().id().toString());
    }
}
