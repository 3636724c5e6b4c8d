package hallpass.auth.mail;

import hallpass.auth.credential.PasswordRules;
import hallpass.auth.user.User;
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
import org.jspecify.annotations.Nullable;

/** Gives a new password to users who have forgotten the old one. */
@DenyAll
@Path("password-resets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResetResource {

    @Inject
    MailSettings settings;

    @Inject
    MailRequests mail;

    @Inject
    LinkActions actions;

    @Inject
    PasswordRules rules;

    @Inject
    PasswordHash passwordHash;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response ask(JsonObject json, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        settings.require();
        mail.reset(MailRequest.from(JsonBody.of(json)).email(), language);
        return Response.accepted().build();
    }

    /** So that a page can say that its link is dead before anybody types a password. The link stays as it is. */
    @POST
    @Path("check")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public void check(JsonObject json) {
        settings.require();
        actions.ownerOf(LinkConfirmation.from(JsonBody.of(json)).token());
    }

    @POST
    @Path("confirm")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public void confirm(JsonObject json) {
        settings.require();
        NewPassword asked = NewPassword.from(JsonBody.of(json));
        User user = actions.ownerOf(asked.token());
        rules.objection(asked.newPassword(), user.email()).ifPresent(objection -> {
            throw ProblemException.invalid("new_password", objection);
        });
        actions.reset(asked.token(), passwordHash.generate(asked.newPassword().toCharArray()));
    }
}
