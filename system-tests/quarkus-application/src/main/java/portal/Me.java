package portal;

import io.quarkus.oidc.UserInfo;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/")
public class Me {

    @Inject
    SecurityIdentity identity;

    @Inject
    UserInfo userInfo;

    @GET
    @Path("me")
    @RolesAllowed("user")
    public String me() {
        return identity.getPrincipal().getName() + " " + userInfo.getEmail();
    }

    @GET
    @Path("bye")
    @PermitAll
    public String bye() {
        return "Signed out.";
    }
}
