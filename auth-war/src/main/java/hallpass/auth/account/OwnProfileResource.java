package hallpass.auth.account;

import hallpass.auth.user.CurrentUser;
import hallpass.auth.user.User;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.Versioned;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What the caller tells the applications that ask for {@code profile}, {@code address} and {@code phone}. */
@DenyAll
@Path("users/me/profile")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnProfileResource {

    @Inject
    CurrentUser currentUser;

    @Inject
    OwnAccount account;

    @GET
    @RolesAllowed(Roles.USER)
    public Response get(@Context Request request) {
        User user = currentUser.require();
        return Versioned.ok(request, user.version(), user.profile());
    }

    @PUT
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@Context Request request, JsonObject json) {
        Map<String, Object> claims = StandardClaims.from(JsonBody.of(json));
        User user = account.describe(
                currentUser.require().id(), seen -> Versioned.requireMatch(request, seen.version()), claims);
        return Versioned.ok(request, user.version(), user.profile());
    }
}
