package hallpass.todo.admin;

import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;

/** {@code /todo/users/me} */
@DenyAll
@Path("users/me")
@RequestScoped
public class OwnDataResource {
    @Inject
    UserData userData;

    @Inject
    Caller caller;

    @DELETE
    @RolesAllowed(Roles.USER)
    public void erase() {
        userData.erase(caller.subject(), true);
    }
}
