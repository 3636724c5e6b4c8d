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

/** {@code /todo/admin} */
@DenyAll
@Path("admin")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminResource {
    @Inject
    UserData userData;

    @GET
    @Path("statistics")
    @RolesAllowed(Roles.ADMIN)
    public Statistics statistics() {
        return userData.count();
    }

    @DELETE
    @Path("users/{id}")
    @RolesAllowed(Roles.ADMIN)
    public void erase(@PathParam("id") UUID id) {
        userData.erase(id, false);
    }
}
