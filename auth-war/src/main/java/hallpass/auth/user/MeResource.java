package hallpass.auth.user;

import hallpass.auth.event.EventType;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.JsonObjectReader;
import hallpass.resource.rest.Versioned;
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
public class MeResource {

    @Inject
    Self self;

    @Inject
    Caller caller;

    @Inject
    Accounts accounts;

    @Inject
    PasswordHash passwordHash;

    @Inject
    PasswordRules rules;

    @GET
    @RolesAllowed(Roles.USER)
    public Response get(@Context Request request) {
        User user = self.user();
        return Versioned.ok(request, user.version(), UserView.of(user));
    }

    @PATCH
    @RolesAllowed(Roles.USER)
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(@Context Request request, JsonObject json) {
        OwnChange change = OwnChange.read(JsonBody.of(json));
        User user = self.user();
        if (change.renames()) {
            user = accounts.rename(user.id(), seen -> Versioned.requireMatch(request, seen.version()), change.name());
        } else {
            Versioned.requireMatch(request, user.version());
        }
        return Versioned.ok(request, user.version(), UserView.of(user));
    }

    @DELETE
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response delete(@Context Request request, JsonObject json) {
        String password = AccountDeletion.read(JsonBody.of(json)).password();
        User user = self.user();
        Consumer<User> proven = self.prove(user, "password", password, EventType.USER_DELETED);
        accounts.close(user.id(), proven, seen -> Versioned.requireMatch(request, seen.version()));
        return Response.noContent().build();
    }

    @PUT
    @Path("password")
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(JsonObject json) {
        User user = self.user();
        user.provider().ifPresent(MeResource::refuseChange);
        PasswordChange change = PasswordChange.read(JsonBody.of(json), user.email(), rules);
        Consumer<User> proven =
                self.prove(user, "current_password", change.currentPassword(), EventType.PASSWORD_CHANGED);
        String hash = passwordHash.generate(change.newPassword().toCharArray());
        accounts.changePassword(user.id(), proven, hash, caller.session().orElse(null));
        return Response.noContent().build();
    }

    private static void refuseChange(String provider) {
        throw ProblemException.conflict("Your password is kept by " + provider + ". Change it there.");
    }
}
