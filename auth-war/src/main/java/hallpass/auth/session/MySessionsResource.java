package hallpass.auth.session;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Page;
import hallpass.resource.token.Caller;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's own sessions. */
@DenyAll
@Path("users/me/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MySessionsResource {

    @Inject
    Sessions sessions;

    @Inject
    SessionLists lists;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    public Page<SessionView> list(
            @QueryParam("page_size") @Nullable String pageSize, @QueryParam("page_token") @Nullable String pageToken) {
        return lists.page(caller.subject(), caller.session().orElse(null), pageSize, pageToken);
    }

    @DELETE
    @Path("{sid}")
    @RolesAllowed(Roles.USER)
    public void end(@PathParam("sid") UUID sid) {
        if (!sessions.end(caller.subject(), sid, EndReason.ENDED_BY_USER, caller.subject())) {
            throw ProblemException.notFound();
        }
    }

    @DELETE
    @RolesAllowed(Roles.USER)
    public void endOthers() {
        sessions.endAll(caller.subject(), caller.session().orElse(null), EndReason.ENDED_BY_USER, caller.subject());
    }
}
