package hallpass.auth.mail;

import hallpass.auth.event.Origin;
import hallpass.auth.throttle.Throttle;
import hallpass.resource.problem.Problem;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows that somebody reads the mail of an address. */
@DenyAll
@Path("email-verifications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail")
@APIResponse(responseCode = "400", description = "Invalid members", content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
        responseCode = "404",
        description = "This service sends no mail",
        content = @Content(mediaType = Problem.MEDIA_TYPE))
public class EmailVerificationResource {

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

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestEmailVerification",
            summary = "Have a link that confirms an address mailed",
            description =
                    "For an account whose address is not confirmed yet, or again for a registration that waits for it. An address gets at most five mails an hour.")
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
        mail.ask(
                Purpose.EMAIL_VERIFICATION,
                new Asked(request.email(), Languages.preferred(language), origin.address()));
        return Response.accepted().build();
    }

    @POST
    @Path("confirm")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmEmail",
            summary = "Confirm an address with the token of a link",
            description = "Where registration needs it, the account is there from now on. Signs nobody in.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkConfirmation.class)))
    @APIResponse(responseCode = "204", description = "Confirmed")
    @APIResponse(
            responseCode = "409",
            description = "The address got an account meanwhile",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response confirm(JsonObject json) {
        settings.require();
        links.verify(new LinkToken(LinkConfirmation.read(JsonBody.of(json)).token()));
        return Response.noContent().build();
    }
}
