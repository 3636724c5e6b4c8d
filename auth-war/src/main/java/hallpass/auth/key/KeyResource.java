package hallpass.auth.key;

import hallpass.auth.AuthApplication;
import hallpass.database.InstantColumn;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.rest.Versioned;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The signing keys, for admins: their states, never their private halves. */
@DenyAll
@Path("keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
@SecurityRequirement(name = AuthApplication.SIGNED_IN, scopes = AuthApplication.SCOPE)
@APIResponse(
        responseCode = "401",
        description = "No or a bad access token",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
        responseCode = "403",
        description = "The role admin is missing, in the token or by now",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
public class KeyResource {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    @Inject
    SigningKeys keys;

    @Inject
    KeyRotation rotation;

    @Inject
    KeyWithdrawal withdrawal;

    @Inject
    KeyAdmins admins;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listKeys",
            summary = "List the signing keys that are published, newest first",
            description = "next: published, and will sign; active: signs; retired: stays published until its last token"
                    + " has died.")
    @APIResponse(
            responseCode = "200",
            description = "One page; next_page_token is absent on the last one",
            content = @Content(schema = @Schema(implementation = KeyPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "An invalid parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Page<KeyView> list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("page_size")
                    @Nullable
                    String pageSize,
            @Parameter(description = "As the page before gave it") @QueryParam("page_token") @Nullable
                    String pageToken) {
        admins.require(caller.subject());
        PageRequest page = PageRequest.of(pageSize, pageToken, "keys");
        List<String> after = page.after();
        List<SigningKey> found = after == null
                ? keys.page(END_OF_TIME, "", page.size() + 1)
                : keys.page(time(after), after.get(after.size() - 1), page.size() + 1);
        return Page.of(found, page, key -> List.of(key.createdAt().toString(), key.kid()), KeyView::of);
    }

    @POST
    @Path("rotate")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "rotateKeys",
            summary = "Let the next key sign",
            description =
                    "The active key retires, the next one becomes active, and a new next one is made. A key signs only"
                            + " once every service knows it: where the next key was made just before, the answer waits for some"
                            + " seconds (hallpass.key.lead at most). No token becomes invalid.")
    @APIResponse(
            responseCode = "201",
            description = "The key that signs from now on",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    public Response rotate() {
        admins.require(caller.subject());
        return Response.status(Response.Status.CREATED)
                .entity(KeyView.of(rotation.rotate(caller.subject())))
                .build();
    }

    @DELETE
    @Path("{kid}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "withdrawKey",
            summary = "Withdraw a leaked key",
            description =
                    "At once: what it signed is refused here from now on and by every service within 5 s. Where it"
                            + " was the active one, the next one signs from now on.")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    @APIResponse(
            responseCode = "404",
            description = "No such key is published",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "412",
            description = "If-Match names another version",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response withdraw(@PathParam("kid") String kid, @Context Request request) {
        if (!withdrawal.of(kid, seen -> Versioned.requireMatch(request, seen.version()), caller.subject())) {
            throw ProblemException.notFound();
        }
        return Response.noContent().build();
    }

    private static Instant time(List<String> after) {
        try {
            return InstantColumn.parse(after.get(0));
        } catch (DateTimeException forged) {
            throw PageRequest.foreignToken();
        }
    }
}
