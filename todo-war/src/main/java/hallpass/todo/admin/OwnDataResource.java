package hallpass.todo.admin;

import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /todo/users/me} */
@DenyAll
@Path("users/me")
@RequestScoped
@Tag(name = "Export and import")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "429", ref = "TooMany")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class OwnDataResource {
    @Inject
    Everything everything;

    @Inject
    Caller caller;

    @DELETE
    @RolesAllowed(Roles.USER)
    @Operation(
            operationId = "eraseOwnData",
            summary = "Erases the caller's lists, tasks and memberships",
            description =
                    "Lists that others own too are left to them. It can't be undone: export first. The account itself is the"
                            + " auth service's, which doesn't delete anything here; ask for this before that.")
    @APIResponse(responseCode = "204", description = "Nothing is left; the next request begins with a new Inbox")
    public void erase() {
        everything.erase(caller.subject(), true);
    }
}
