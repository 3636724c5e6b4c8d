package hallpass.auth.mail;

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
import org.jspecify.annotations.Nullable;

/** Verifies e-mail addresses by a mailed link. */
@DenyAll
@Path("email-verifications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EmailVerificationResource {

    @Inject
    MailSettings settings;

    @Inject
    MailRequests mail;

    @Inject
    LinkActions actions;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response ask(JsonObject json, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        settings.require();
        mail.verification(MailRequest.from(JsonBody.of(json)).email(), language);
        return Response.accepted().build();
    }

    /** So that a page can say at once that its link is dead. The link stays as it is. */
    @POST
    @Path("check")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public void check(JsonObject json) {
        settings.require();
        actions.requireVerifiable(LinkConfirmation.from(JsonBody.of(json)).token());
    }

    @POST
    @Path("confirm")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public void confirm(JsonObject json) {
        settings.require();
        actions.verify(LinkConfirmation.from(JsonBody.of(json)).token());
    }
}
