package hallpass.auth.lookup;

import hallpass.auth.throttle.Throttle;
import hallpass.auth.user.CurrentUser;
import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.Users;
import hallpass.resource.problem.ProblemException;
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
import org.jspecify.annotations.Nullable;

/** Finds a user whose e-mail the caller knows, and nobody else. */
@DenyAll
@Path("directory")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LookupResource {

    @Inject
    CurrentUser currentUser;

    @Inject
    Caller caller;

    @Inject
    Users users;

    @Inject
    Throttle throttle;

    @GET
    @RolesAllowed(Roles.USER)
    public Response find(@QueryParam("email") @Nullable String email) {
        if (email == null || !EmailAddress.isValid(EmailAddress.trimmed(email))) {
            throw ProblemException.invalid("email", "must be an e-mail address");
        }
        currentUser.require();
        throttle.lookUp(caller.subject());
        FoundUser found = users.byEmail(email)
                .filter(user -> !user.disabled())
                .map(FoundUser::of)
                .orElseThrow(ProblemException::notFound);
        return Response.ok(found).header("Cache-Control", "no-store").build();
    }
}
