package hallpass.auth.mail;

import hallpass.auth.event.Origin;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.user.MailedUsers;
import hallpass.auth.user.User;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A new password for who has forgotten the old one. */
@DenyAll
@Path("password-resets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail")
@APIResponse(responseCode = "400", description = "Invalid members", content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
        responseCode = "404",
        description = "This service sends no mail",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
public class PasswordResetResource {

    @Inject
    MailSettings settings;

    @Inject
    MailedLinks mail;

    @Inject
    Links links;

    @Inject
    Throttle throttle;

    @Inject
    Origin origin;

    @Inject
    MailedUsers users;

    @Inject
    PasswordHash passwordHash;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestPasswordReset",
            summary = "Have a link for a new password mailed",
            description =
                    "The link works once, for an hour by default, and is void when the password or the address changes. An address gets at most five mails an hour.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MailRequest.class)))
    @APIResponse(responseCode = "202", description = "Taken; the same whether there is such an account or not")
    @APIResponse(
            responseCode = "429",
            description = "Too many requests from this address; see Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response ask(
            JsonObject json,
            @Parameter(description = "The mail is in English or German", example = "de")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable
                    String language) {
        settings.require();
        MailRequest request = MailRequest.read(JsonBody.of(json));
        throttle.mail();
        mail.ask(Purpose.PASSWORD_RESET, new Asked(request.email(), Languages.preferred(language), origin.address()));
        return Response.accepted().build();
    }

    @POST
    @Path("confirm")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "resetPassword",
            summary = "Choose a new password with the token of a link",
            description = "Ends every session of the user, voids all links to the address, and signs nobody in.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewPassword.class)))
    @APIResponse(responseCode = "204", description = "Changed; sign in with it")
    @APIResponse(
            responseCode = "503",
            description = "Too many sign-ins at once; see Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response confirm(JsonObject json) {
        settings.require();
        NewPassword asked = NewPassword.read(JsonBody.of(json));
        LinkToken token = new LinkToken(asked.token());
        User user = links.ownerOf(token);
        users.objection(asked.newPassword(), user.email()).ifPresent(objection -> {
            throw ProblemException.invalid("new_password", objection);
        });
        links.reset(token, passwordHash.generate(asked.newPassword().toCharArray()));
        return Response.noContent().build();
    }
}
