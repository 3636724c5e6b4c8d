package hallpass.todo.admin;

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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /todo/admin} */
@DenyAll
@Path("admin")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "To-do administration", description = "Role admin")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "429", ref = "TooMany")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class AdminResource {
    @Inject
    Everything everything;

    @GET
    @Path("statistics")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "todoStatistics", summary = "How much there is, of all users")
    @APIResponse(responseCode = "200", description = "Counts")
    public Statistics statistics() {
        return everything.count();
    }

    @DELETE
    @Path("users/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "eraseUser",
            summary = "Erases a user's lists, tasks and memberships; there may be none",
            description = "Lists that others own too are left to them.")
    @APIResponse(responseCode = "204", description = "Nothing of the user is left")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void erase(@PathParam("id") UUID id) {
        everything.erase(id, false);
    }
}
