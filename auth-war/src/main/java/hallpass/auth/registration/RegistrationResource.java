package hallpass.auth.registration;

import hallpass.auth.credential.PasswordRules;
import hallpass.auth.user.User;
import hallpass.auth.user.UserView;
import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.rest.JsonBody;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Registers users, unless the operator has closed registration. */
@DenyAll
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {

    @Inject
    SelfRegistration registration;

    @Inject
    Idempotency idempotency;

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
        mode.requireNotClosed(); // before anything is said about the members
        NewUser asked = NewUser.from(JsonBody.of(json), rules);
        Optional<String> hash = registration.hash(asked, language);
        if (hash.isEmpty()) {
            return Response.accepted().build();
        }
        return idempotency.once(key, Idempotency.ANYBODY, "POST users", json, () -> {
            User user = registration.open(asked, hash.get());
            return new PostResult("users/" + user.id(), user.version(), UserView.of(user));
        });
    }
}
