package hallpass.auth.hosted;

import hallpass.auth.mail.LinkActions;
import hallpass.auth.mail.MailSettings;
import hallpass.auth.page.Fields;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Page;
import hallpass.auth.page.PageLink;
import hallpass.auth.page.Pages;
import hallpass.auth.page.ResetPage;
import hallpass.auth.secret.Secret;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.PasswordHash;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Choosing a new password by a mailed link. To open the link changes nothing: programs open links too. */
@DenyAll
@Path("reset")
@RequestScoped
public class ResetResource {

    private static final String FORM = "reset";
    private static final String TOKEN = "token";

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Inject
    NewPasswords newPasswords;

    @Inject
    MailSettings settings;

    @Inject
    LinkActions actions;

    @Inject
    PasswordHash passwordHash;

    @GET
    @PermitAll
    public Response page(@QueryParam(TOKEN) @Nullable String token) {
        settings.require();
        String presented = token == null ? "" : token;
        try {
            actions.ownerOf(new Secret(presented));
        } catch (ProblemException dead) {
            return noGood(dead);
        }
        return pages.render(FORM, new ResetPage(presented, Map.of()));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reset(@Nullable String body) {
        Fields form = Fields.of(body);
        formToken.require(FORM, form);
        settings.require();
        Secret token = new Secret(form.text(TOKEN));
        String password = form.text("password");
        try {
            Optional<String> error =
                    newPasswords.error(password, actions.ownerOf(token).email());
            if (error.isPresent()) {
                ResetPage again = new ResetPage(token.text(), Map.of("password", error.get()));
                return pages.render(Page.of(FORM, again).withStatus(400));
            }
            actions.reset(token, passwordHash.generate(password.toCharArray()));
        } catch (ProblemException dead) {
            return noGood(dead);
        }
        PageLink onward = new PageLink(pages.text("signin.button"), pages.plain("signin"));
        return pages.message(200, pages.text("reset.done.title"), pages.text("reset.done"), onward);
    }

    private Response noGood(ProblemException dead) {
        return DeadLink.page(pages, dead, "forgot");
    }
}
