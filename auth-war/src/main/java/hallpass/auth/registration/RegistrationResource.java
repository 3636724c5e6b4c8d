package hallpass.auth.registration;

import hallpass.auth.credential.PasswordRules;
import hallpass.auth.user.Accounts;
import hallpass.auth.user.User;
import hallpass.auth.user.UserView;
import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.setting.Settings;
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

    private static final String OPEN = "open";
    private static final String VERIFIED = "verified";

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

    /** Read at each call: it can be changed while the server runs. */
    @Inject
    Settings settings;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(
            JsonObject json,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        String registration = settings.find("hallpass.registration").orElse(OPEN);
        boolean verified = VERIFIED.equals(registration);
        if (!verified && !OPEN.equals(registration)) {
            throw ProblemException.forbidden(
                    "registration-closed", "Registration is closed. Ask an admin for an account.");
        }
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
