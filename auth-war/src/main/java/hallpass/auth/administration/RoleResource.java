package hallpass.auth.administration;

import hallpass.auth.client.ServiceClients;
import hallpass.auth.user.Admins;
import hallpass.auth.user.Users;
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
import java.util.Set;
import java.util.TreeSet;

/** The roles that exist, for an admin to choose from: a role is there as soon as somebody has it. */
@DenyAll
@Path("roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RoleResource {

    @Inject
    Users users;

    @Inject
    ServiceClients clients;

    @Inject
    Admins admins;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    public RoleNames list() {
        admins.require(caller.subject());
        Set<String> names = new TreeSet<>(Set.of(Roles.USER, Roles.ADMIN));
        names.addAll(users.roles());
        names.addAll(clients.roles());
        return RoleNames.of(names);
    }
}
