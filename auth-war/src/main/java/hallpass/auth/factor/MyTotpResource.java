package hallpass.auth.factor;

import hallpass.auth.authenticator.FreshSignIn;
import hallpass.auth.user.CurrentUser;
import hallpass.auth.user.User;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.setting.Settings;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The caller's app for one-time codes. */
@DenyAll
@Path("users/me/totp")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MyTotpResource {

    private static final int MAX_CODE = 20;

    @Inject
    TotpAuthenticators totp;

    @Inject
    RecoveryCodes recoveryCodes;

    @Inject
    CurrentUser currentUser;

    @Inject
    FreshSignIn freshSignIn;

    @Inject
    Settings settings;

    @Inject
    Caller caller;

    @POST
    @RolesAllowed(Roles.USER)
    public Response begin() {
        freshSignIn.require();
        User user = currentUser.require();
        TotpOffer offer = TotpOffer.of(totp.begin(user.id(), session()), user, settings);
        return secret(
                new NewTotpView(offer.secret(), offer.address(), offer.picture().svg()));
    }

    @POST
    @Path("confirm")
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response confirm(JsonObject json) {
        freshSignIn.require();
        JsonBody body = JsonBody.of(json);
        String code = body.requiredText("code", 1, MAX_CODE);
        body.check();
        totp.confirm(caller.subject(), session(), code);
        return secret(new RecoveryCodesView(recoveryCodes.complete(caller.subject())));
    }

    @DELETE
    @RolesAllowed(Roles.USER)
    public void remove() {
        freshSignIn.require();
        totp.remove(caller.subject());
    }

    private String session() {
        return caller.session().map(UUID::toString).orElse("");
    }

    private static Response secret(Object view) {
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
