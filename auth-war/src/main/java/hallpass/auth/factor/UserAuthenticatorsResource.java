package hallpass.auth.factor;

import hallpass.auth.authenticator.FreshSignIn;
import hallpass.auth.user.Admins;
import hallpass.database.write.Transaction;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The authenticators of any user, for admins. */
@DenyAll
@Path("users/{id}/authenticators")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserAuthenticatorsResource {

    @Inject
    FactorReset reset;

    @Inject
    FreshSignIn freshSignIn;

    @Inject
    Admins admins;

    @Inject
    Transaction transaction;

    @Inject
    Caller caller;

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    public void reset(@PathParam("id") UUID id) {
        admins.require(caller.subject());
        freshSignIn.require();
        transaction.run(() -> {
            admins.requireUntilEnd(caller.subject());
            reset.reset(id, caller.subject(), null);
        });
    }
}
