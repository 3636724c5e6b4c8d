package hallpass.verifier.quarkus;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** One open path, one for everybody who is signed in, and one for admins. */
@Path("/")
public class Service {

    @Inject
    JsonWebToken token;

    @GET
    @Path("open")
    @PermitAll
    public String open() {
        return "open";
    }

    @GET
    @Path("me")
    @Authenticated
    public String me() {
        return token.getSubject();
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
        return token.getSubject();
    }
}
