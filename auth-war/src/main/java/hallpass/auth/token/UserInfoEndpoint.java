package hallpass.auth.token;

import hallpass.auth.user.CurrentUser;
import hallpass.auth.user.User;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Tells callers who they are, as the database says now (OpenID Connect Core section 5.3). */
@DenyAll
@Path("userinfo")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserInfoEndpoint {

    @Inject
    CurrentUser currentUser;

    @GET
    @RolesAllowed(Roles.USER)
    public UserInfo userInfo() {
        User user = currentUser.require();
        return new UserInfo(user.id(), user.email(), user.name(), List.copyOf(user.roles()));
    }
}
