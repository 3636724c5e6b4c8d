package hallpass.auth.factor;

import hallpass.auth.authenticator.FreshSignIn;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The caller's recovery codes. Nobody can read them again. */
@DenyAll
@Path("users/me/recovery-codes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MyRecoveryCodesResource {

    @Inject
    RecoveryCodes recoveryCodes;

    @Inject
    FreshSignIn freshSignIn;

    @Inject
    Caller caller;

    @POST
    @RolesAllowed(Roles.USER)
    public Response renew() {
        freshSignIn.require();
        return Response.ok(new RecoveryCodesView(recoveryCodes.renew(caller.subject())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
