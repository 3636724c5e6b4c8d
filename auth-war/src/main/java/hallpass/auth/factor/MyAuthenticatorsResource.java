package hallpass.auth.factor;

import hallpass.auth.authenticator.AuthenticatorView;
import hallpass.auth.authenticator.Authenticators;
import hallpass.resource.rest.Page;
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

/** What the caller can sign in with, beside a password. */
@DenyAll
@Path("users/me/authenticators")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MyAuthenticatorsResource {

    @Inject
    Authenticators authenticators;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    public Page<AuthenticatorView> list() {
        return new Page<>(authenticators.of(caller.subject()), null); // too few for a second page
    }
}
