package hallpass.auth.sso;

import hallpass.auth.session.EndReason;
import hallpass.auth.session.Session;
import hallpass.auth.session.SessionStates;
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
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;

/** The browsers in which the caller is signed in. */
@DenyAll
@Path("users/me/sign-ins")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MySignInsResource {

    @Inject
    BrowserSignIns signIns;

    @Inject
    SignInLists lists;

    @Inject
    SessionStates sessions;

    @Inject
    Transaction transaction;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    public Page<SignInView> list() {
        return new Page<>(lists.of(caller.subject(), current().orElse(null)), null); // too few for a second page
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    public void end(@PathParam("id") UUID id) {
        if (!signIns.end(caller.subject(), id, EndReason.ENDED_BY_USER)) {
            throw ProblemException.notFound();
        }
    }

    @DELETE
    @RolesAllowed(Roles.USER)
    public void endOthers() {
        Optional<UUID> kept = current();
        transaction.run(() -> signIns.live(caller.subject()).stream()
                .map(BrowserSignIn::id)
                .filter(id -> kept.filter(id::equals).isEmpty())
                .sorted() // the order in which others lock them
                .forEach(id -> signIns.end(caller.subject(), id, EndReason.ENDED_BY_USER)));
    }

    /** This browser's own if its cookie came along; otherwise the one that the access token's session came of. */
    private Optional<UUID> current() {
        return signIns.current()
                .filter(found -> found.user().equals(caller.subject()))
                .map(BrowserSignIn::id)
                .or(() -> caller.session().flatMap(sessions::live).flatMap(Session::signIn));
    }
}
