package hallpass.benchmark.twin;

import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Gives the same answer at two paths: one is open to everybody, one needs a good access token. */
@DenyAll
@RequestScoped
@Path("/")
@Produces(MediaType.TEXT_PLAIN)
public class TwinResource {

    @Inject
    Caller caller;

    @GET
    @Path("open/{subject}")
    @PermitAll
    public String open(@PathParam("subject") String subject) {
        return subject;
    }

    @GET
    @Path("protected")
    @RolesAllowed(Roles.USER)
    public String subject() {
        return caller.subject().toString();
    }
}
