package hallpass.auth.user;

import hallpass.auth.AuthApplication;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonObjectReader;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;

/** All users, for admins; one's own record for oneself. */
@DenyAll
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
@SecurityRequirement(name = AuthApplication.SIGNED_IN, scopes = AuthApplication.SCOPE)
@APIResponse(
        responseCode = "401",
        description = "No or a bad access token",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
        responseCode = "403",
        description = "The role is missing, in the token or by now",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
public class UserResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject
    Users users;

    @Inject
    Accounts accounts;

    @Inject
    Admins admins;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "listUsers", summary = "List users, in the order they registered")
    @APIResponse(
            responseCode = "200",
            description = "One page; next_page_token is absent on the last one",
            content = @Content(schema = @Schema(implementation = UserPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "An invalid parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Page<UserView> list(
            @Parameter(description = "A part of the e-mail or name, in any case, with accents or without")
                    @QueryParam("q")
                    @Nullable
                    String text,
            @Parameter(description = "Users with this role", example = "admin") @QueryParam("role") @Nullable
                    String role,
            @Parameter(
                            description = "Only disabled users, or only the others",
                            example = "true",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("disabled")
                    @Nullable
                    String disabled,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("page_size")
                    @Nullable
                    String pageSize,
            @Parameter(description = "As the page before gave it") @QueryParam("page_token") @Nullable
                    String pageToken) {
        admins.require(caller.subject());
        UserSearch search = UserSearch.parse(text, role, disabled);
        PageRequest page = PageRequest.of(pageSize, pageToken, "users", text, role, disabled);
        List<User> found = users.search(search, page.afterId(BEFORE_ALL), page.size() + 1);
        return Page.of(found, page, user -> List.of(user.id().toString()), UserView::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.USER, Roles.ADMIN})
    @Operation(operationId = "getUser", summary = "Read a user; those who are no admin read themselves only")
    @APIResponse(
            responseCode = "200",
            description = "The user, with ETag",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "304", description = "Not changed since the version that If-None-Match names")
    @APIResponse(
            responseCode = "404",
            description = "Not there, or not yours",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        if (!caller.subject().equals(id)) {
            if (!caller.hasRole(Roles.ADMIN)) {
                throw ProblemException.notFound();
            }
            admins.require(caller.subject());
        }
        User user = users.find(id).orElseThrow(ProblemException::notFound);
        return Versioned.ok(request, user.version(), UserView.of(user));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeUser",
            summary = "Change a user",
            description = "Disabling ends every session of the user. A change of roles or of the e-mail ends none: the"
                    + " next access token has it, within the lifetime of one; the calls for admins here ask the present"
                    + " roles each time.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JsonObjectReader.MERGE_PATCH,
                            schema = @Schema(implementation = UserChange.class),
                            examples = @ExampleObject(name = "promote", value = "{\"roles\": [\"user\", \"admin\"]}")))
    @APIResponse(
            responseCode = "200",
            description = "The user as it is now, with ETag",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Invalid members",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(responseCode = "404", description = "Not there", content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "409",
            description = "The last enabled admin stays one, or the e-mail is taken",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "412",
            description = "If-Match names another version",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response change(@PathParam("id") UUID id, @Context Request request, JsonObject json) {
        UserChange change = UserChange.read(json);
        User user =
                accounts.change(caller.subject(), id, seen -> Versioned.requireMatch(request, seen.version()), change);
        return Versioned.ok(request, user.version(), UserView.of(user));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "deleteUser", summary = "Delete a user", description = "Ends every session of the user.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "Not there", content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "409",
            description = "The last enabled admin stays",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "412",
            description = "If-Match names another version",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response delete(@PathParam("id") UUID id, @Context Request request) {
        accounts.remove(caller.subject(), id, seen -> Versioned.requireMatch(request, seen.version()));
        return Response.noContent().build();
    }
}
