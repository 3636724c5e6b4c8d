package hallpass.auth.session;

import hallpass.auth.user.Admins;
import hallpass.auth.user.Users;
import hallpass.database.write.Transaction;
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

/** The sessions of any user, for admins. */
@DenyAll
@Path("users/{id}/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserSessionsResource {

    @Inject
    Sessions sessions;

    @Inject
    SessionLists lists;

    @Inject
    Users users;

    @Inject
    Admins admins;

    @Inject
    Transaction transaction;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    public Page<SessionView> list(
            @PathParam("id") UUID id,
            @QueryParam("page_size") @Nullable String pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        admins.require(caller.subject());
        return lists.page(existing(id), caller.session().orElse(null), pageSize, pageToken);
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    public void endAll(@PathParam("id") UUID id) {
        transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            sessions.endAll(existing(id), null, EndReason.ENDED_BY_ADMIN, caller.subject());
        });
    }

    @DELETE
    @Path("{sid}")
    @RolesAllowed(Roles.ADMIN)
    public void end(@PathParam("id") UUID id, @PathParam("sid") UUID sid) {
        transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            if (!sessions.end(id, sid, EndReason.ENDED_BY_ADMIN, caller.subject())) {
                throw ProblemException.notFound();
            }
        });
    }

    private UUID existing(UUID id) {
        return users.find(id).orElseThrow(ProblemException::notFound).id();
    }
}
