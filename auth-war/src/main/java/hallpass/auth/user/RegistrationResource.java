package hallpass.auth.user;

import hallpass.database.write.Idempotency;
import hallpass.database.write.Made;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where users come from, unless the operator has closed it. */
@DenyAll
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class RegistrationResource {

    private static final String OPEN = "open";
    private static final String VERIFIED = "verified";

    @Inject
    Accounts accounts;

    @Inject
    Idempotency idempotency;

    @Inject
    Event<RegistrationAsked> registrations;

    @Inject
    Event<RegistrationAsked.Beforehand> beforehand;

    @Inject
    PasswordHash passwordHash;

    @Inject
    PasswordRules rules;

    /** Read at each call: it can be changed while the server runs. */
    @Inject
    @ConfigProperty(name = "hallpass.registration", defaultValue = OPEN)
    Provider<String> registration;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "register",
            summary = "Register a user",
            description = "The user gets the role user. Members not named here are ignored.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewUser.class),
                            examples =
                                    @ExampleObject(
                                            name = "alice",
                                            value =
                                                    "{\"email\": \"alice@example.com\", \"password\": \"correct horse battery\", \"name\": \"Alice\"}")))
    @APIResponse(
            responseCode = "201",
            description = "Registered; Location and ETag",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "Where addresses have to be proven (HALLPASS_REGISTRATION=verified): a mail is on its way, the same"
                            + " for a known address; the account is there when its link is followed")
    @APIResponse(
            responseCode = "400",
            description = "Invalid members",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "short password",
                                            value =
                                                    "{\"type\": \"about:blank\", \"title\": \"Bad Request\", \"status\": 400, \"detail\": \"The request has invalid members.\", \"instance\": \"urn:uuid:019ab2f4-6c1e-7d3a-9f00-5f6f2b7f1c11\", \"violations\": [{\"field\": \"password\", \"message\": \"must have 8 to 128 characters\"}]}")))
    @APIResponse(
            responseCode = "403",
            description = "Registration is closed",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "409",
            description = "The e-mail is taken",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "503",
            description = "Too many sign-ins at once; see Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "422",
            description = "The Idempotency-Key was used with another body",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response register(
            JsonObject json,
            @Parameter(description = "Sent again within 24 h it answers as before and registers nobody twice")
                    @HeaderParam(Idempotency.HEADER)
                    @Nullable
                    String key,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        boolean verified = VERIFIED.equals(registration.get());
        if (!verified && !OPEN.equals(registration.get())) {
            throw ProblemException.forbidden("Registration is closed. Ask an admin for an account.");
        }
        NewUser asked = NewUser.read(JsonBody.of(json), rules);
        if (verified) {
            beforehand.fire(new RegistrationAsked.Beforehand());
        }
        String hash = passwordHash.generate(asked.password().toCharArray());
        if (verified) {
            registrations.fire(new RegistrationAsked(asked.email(), asked.name(), hash, language));
            return Response.accepted().build();
        }
        return idempotency.once(key, Idempotency.ANYBODY, "POST users", json, () -> {
            User user = accounts.open(asked.email(), asked.name(), hash, List.of(Roles.USER));
            return new Made("users/" + user.id(), user.version(), UserView.of(user));
        });
    }
}
