package hallpass.auth.account;

import hallpass.auth.credential.PasswordRules;
import hallpass.auth.event.EventType;
import hallpass.auth.user.CurrentUser;
import hallpass.auth.user.User;
import hallpass.auth.user.UserView;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.JsonObjectReader;
import hallpass.resource.rest.Versioned;
import hallpass.resource.stepup.StepUp;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.security.enterprise.identitystore.PasswordHash;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;

/** The caller's own account. */
@DenyAll
@Path("users/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnAccountResource {

    @Inject
    CurrentUser currentUser;

    @Inject
    PasswordProof proof;

    @Inject
    Caller caller;

    @Inject
    OwnAccount account;

    @Inject
    PasswordHash passwordHash;

    @Inject
    PasswordRules rules;

    @GET
    @RolesAllowed(Roles.USER)
    public Response get(@Context Request request) {
        User user = currentUser.require();
        return Versioned.ok(request, user.version(), UserView.of(user));
    }

    @PATCH
    @RolesAllowed(Roles.USER)
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(@Context Request request, JsonObject json) {
        OwnChange change = OwnChange.from(JsonBody.of(json));
        User user = currentUser.require();
        if (change.renames()) {
            user = account.rename(user.id(), seen -> Versioned.requireMatch(request, seen.version()), change.name());
        } else {
            Versioned.requireMatch(request, user.version());
        }
        return Versioned.ok(request, user.version(), UserView.of(user));
    }

    @DELETE
    @RolesAllowed(Roles.USER)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    @Consumes(MediaType.APPLICATION_JSON)
    public void delete(@Context Request request, JsonObject json) {
        String password = AccountDeletion.from(JsonBody.of(json)).password();
        User user = currentUser.require();
        Consumer<User> proven = proof.orFreshSignIn(user, "password", password, EventType.USER_DELETED);
        account.close(user.id(), proven, seen -> Versioned.requireMatch(request, seen.version()));
    }

    @PUT
    @Path("password")
    @RolesAllowed(Roles.USER)
    @StepUp(acr = "mfa", maxAge = "PT10M")
    @Consumes(MediaType.APPLICATION_JSON)
    public void changePassword(JsonObject json) {
        User user = currentUser.require();
        user.provider().ifPresent(OwnAccountResource::refuseChange);
        PasswordChange change = PasswordChange.from(JsonBody.of(json), user.email(), rules);
        Consumer<User> proven =
                proof.of(user, "current_password", change.currentPassword(), EventType.PASSWORD_CHANGED);
        String hash = passwordHash.generate(change.newPassword().toCharArray());
        account.changePassword(user.id(), proven, hash, caller.session().orElse(null));
    }

    private static void refuseChange(String provider) {
        throw ProblemException.conflict(
                "password-elsewhere", "Your password is kept by " + provider + ". Change it there.");
    }
}
