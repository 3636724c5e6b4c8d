package hallpass.auth.user;

import hallpass.auth.AuthApplication;
import hallpass.auth.event.EventType;
import hallpass.resource.problem.Problem;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own account. */
@DenyAll
@Path("users/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Own account")
@SecurityRequirement(name = AuthApplication.SIGNED_IN, scopes = AuthApplication.SCOPE)
@APIResponse(
        responseCode = "401",
        description = "No or a bad access token",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
        responseCode = "403",
        description = "The role user is missing",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
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
    @Operation(operationId = "getMe", summary = "Read one's own account")
    @APIResponse(
            responseCode = "200",
            description = "The user, with ETag",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "304", description = "Not changed since the version that If-None-Match names")
    public Response get(@Context Request request) {
        User user = self.user();
        return Versioned.ok(request, user.version(), UserView.of(user));
    }

    @PATCH
    @RolesAllowed(Roles.USER)
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeMe", summary = "Change one's name; null clears it")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JsonObjectReader.MERGE_PATCH,
                            schema = @Schema(implementation = OwnChange.class),
                            examples = @ExampleObject(name = "rename", value = "{\"name\": \"Alice L.\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The user as it is now, with ETag",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Invalid members",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "412",
            description = "If-Match names another version",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
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
    @Operation(
            operationId = "deleteMe",
            summary = "Delete one's own account",
            description = "Ends every session of the user.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = AccountDeletion.class),
                            examples =
                                    @ExampleObject(
                                            name = "password",
                                            value = "{\"password\": \"correct horse battery\"}")))
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(
            responseCode = "400",
            description = "The password is missing or wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "409",
            description = "The last enabled admin stays",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "412",
            description = "If-Match names another version",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "429",
            description = "Too many wrong passwords; see Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
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
    @Operation(
            operationId = "changePassword",
            summary = "Change one's password",
            description = "Ends every other session of the user.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PasswordChange.class),
                            examples =
                                    @ExampleObject(
                                            name = "change",
                                            value =
                                                    "{\"current_password\": \"correct horse battery\", \"new_password\": \"a much better one\"}")))
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(
            responseCode = "400",
            description = "The current password is wrong, or the new one breaks a rule",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "409",
            description = "A directory keeps the password; it is changed there",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "429",
            description = "Too many wrong passwords; see Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "503",
            description = "Too many sign-ins at once; see Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
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
