package hallpass.auth.hosted;

import hallpass.auth.mail.MailRequests;
import hallpass.auth.mail.MailSettings;
import hallpass.auth.page.Fields;
import hallpass.auth.page.ForgotPage;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Page;
import hallpass.auth.page.Pages;
import hallpass.auth.user.EmailAddress;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asking for a link to choose a new password. The answer does not tell whether there is such a user. */
@DenyAll
@Path("forgot")
@RequestScoped
public class ForgotResource {

    private static final String FORM = "forgot";

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Inject
    SignInRequest asked;

    @Inject
    MailSettings settings;

    @Inject
    MailRequests mail;

    @GET
    @PermitAll
    public Response page() {
        settings.require();
        return pages.render(FORM, new ForgotPage(FORM, asked.loginHint(), null, Map.of()));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@Nullable String body) {
        Fields form = Fields.of(body);
        formToken.require(FORM, form);
        String email = EmailAddress.trimmed(form.text("email"));
        if (!EmailAddress.isValid(email)) {
            Map<String, String> errors = Map.of("email", pages.text("invalid.email"));
            return pages.render(
                    Page.of(FORM, new ForgotPage(FORM, email, null, errors)).withStatus(400));
        }
        mail.reset(email, pages.language());
        return pages.render(FORM, new ForgotPage(FORM, email, email, Map.of()));
    }
}
