package hallpass.auth.passkey;

import hallpass.auth.authenticator.FreshSignIn;
import hallpass.auth.user.CurrentUser;
import hallpass.auth.user.User;
import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.rest.JsonObjectReader;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.Versioned;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's passkeys. */
@DenyAll
@Path("users/me/passkeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MyPasskeysResource {

    @Inject
    Passkeys passkeys;

    @Inject
    PasskeyRegistration registration;

    @Inject
    CurrentUser currentUser;

    @Inject
    FreshSignIn freshSignIn;

    @Inject
    Caller caller;

    @Inject
    Idempotency idempotency;

    @GET
    @RolesAllowed(Roles.USER)
    public Page<PasskeyView> list() {
        return new Page<>(
                passkeys.of(caller.subject()).stream().map(PasskeyView::of).toList(),
                null); // too few for a second page
    }

    @POST
    @Path("options")
    @RolesAllowed(Roles.USER)
    public Response options() {
        freshSignIn.require();
        User user = currentUser.require();
        return Response.ok(registration.options(user, session(user)))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(JsonObject json, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        freshSignIn.require();
        PasskeyRequest asked = PasskeyRequest.from(JsonBody.of(json));
        User user = currentUser.require();
        try {
            return idempotency.once(key, user.id(), "POST users/me/passkeys", json, () -> {
                Passkey passkey = registration.add(user.id(), asked.credential(), session(user), asked.name());
                return new PostResult("users/me/passkeys/" + passkey.id(), passkey.version(), PasskeyView.of(passkey));
            });
        } catch (PasskeyException refused) {
            registration.refused(user.id(), refused);
            throw ProblemException.badRequest(
                    "passkey-refused", "The passkey cannot be taken: ask for options again, and answer these.");
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Passkey passkey = passkeys.require(caller.subject(), id);
        return Versioned.ok(request, passkey.version(), PasskeyView.of(passkey));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response rename(@PathParam("id") UUID id, @Context Request request, JsonObject json) {
        freshSignIn.require();
        JsonBody body = JsonBody.of(json);
        body.refuseNull("name");
        String name = body.text("name", 1, Passkey.MAX_NAME);
        body.check();
        Passkey passkey =
                passkeys.rename(caller.subject(), id, seen -> Versioned.requireMatch(request, seen.version()), name);
        return Versioned.ok(request, passkey.version(), PasskeyView.of(passkey));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.USER)
    public void remove(@PathParam("id") UUID id, @Context Request request) {
        freshSignIn.require();
        passkeys.remove(caller.subject(), id, seen -> Versioned.requireMatch(request, seen.version()));
    }

    /** A stolen answer is worth nothing in another session. */
    private String session(User user) {
        return user.id() + " " + caller.session().map(UUID::toString).orElse("");
    }
}
