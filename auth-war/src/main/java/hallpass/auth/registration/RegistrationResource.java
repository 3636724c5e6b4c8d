package hallpass.auth.registration;

import hallpass.auth.credential.PasswordRules;
import hallpass.auth.user.Accounts;
import hallpass.auth.user.User;
import hallpass.auth.user.UserView;
import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.security.enterprise.identitystore.PasswordHash;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers users, unless the operator has closed registration. */
@DenyAll
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {

    @Inject
    Accounts accounts;

    @Inject
    Idempotency idempotency;

    @Inject
    Event<RegistrationRequested> registrations;

    @Inject
    Event<RegistrationRequested.Beforehand> beforehand;

    @Inject
    PasswordHash passwordHash;

    @Inject
    PasswordRules rules;

    @Inject
    RegistrationMode mode;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(
            JsonObject json,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        boolean verified = mode.isVerifiedOrRefused();
        NewUser asked = NewUser.from(JsonBody.of(json), rules);
        if (verified) {
            beforehand.fire(new RegistrationRequested.Beforehand());
        }
        String hash = passwordHash.generate(asked.password().toCharArray());
        if (verified) {
            registrations.fire(new RegistrationRequested(asked.email(), asked.name(), hash, language));
            return Response.accepted().build();
        }
        return idempotency.once(key, Idempotency.ANYBODY, "POST users", json, () -> {
            User user = accounts.open(asked.email(), asked.name(), hash, List.of(Roles.USER));
            return new PostResult("users/" + user.id(), user.version(), UserView.of(user));
        });
    }
}
