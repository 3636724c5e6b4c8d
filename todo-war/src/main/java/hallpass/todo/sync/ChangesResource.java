package hallpass.todo.sync;

import hallpass.resource.rest.PageRequest;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import hallpass.todo.compress.Compressed;
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
import org.jspecify.annotations.Nullable;

/** {@code /todo/changes} */
@DenyAll
@Path("changes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {
    @Inject
    Reader reader;

    @Inject
    Caller caller;

    @GET
    @Compressed
    @RolesAllowed(Roles.USER)
    public Response changes(
            @QueryParam("since") @Nullable String since,
            @QueryParam("page_token") @Nullable String pageToken,
            @QueryParam("page_size") @Nullable String pageSize) {
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
