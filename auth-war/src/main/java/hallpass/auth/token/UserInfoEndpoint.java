package hallpass.auth.token;

import hallpass.auth.user.User;
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
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who the caller is, as the database says now (OpenID Connect Core section 5.3). */
@DenyAll
@Path("userinfo")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserInfoEndpoint {

    @Inject
    Users users;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    public UserInfo userInfo() {
        User user = users.find(caller.subject())
                .filter(found -> !found.disabled())
                .orElseThrow(
                        () -> ProblemException.unauthorized("The user of this access token is not there any more."));
        return new UserInfo(user.id(), user.email(), user.name(), List.copyOf(user.roles()));
    }
}
