package hallpass.auth.hosted;

import hallpass.auth.mail.LinkActions;
import hallpass.auth.mail.MailRequests;
import hallpass.auth.mail.MailSettings;
import hallpass.auth.mail.NewAccount;
import hallpass.auth.page.Fields;
import hallpass.auth.page.ForgotPage;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Page;
import hallpass.auth.page.PageLink;
import hallpass.auth.page.Pages;
import hallpass.auth.page.VerifyPage;
import hallpass.auth.secret.Secret;
import hallpass.auth.user.EmailAddress;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Confirming an address by a mailed link, and asking for another link. To open the link changes nothing. Behind the
 * link of a sign-up its owner chooses how to sign in.
 */
@DenyAll
@Path("verify")
@RequestScoped
public class VerifyResource {

    private static final String FORM = "verify";
    private static final String TOKEN = "token";
    private static final int CONFLICT = 409;

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Inject
    MailSettings settings;

    @Inject
    MailRequests mail;

    @Inject
    LinkActions actions;

    @Inject
    NewAccountForm newAccount;

    @GET
    @PermitAll
    public Response page(@QueryParam(TOKEN) @Nullable String token) {
        settings.require();
        if (token == null) {
            return ask("", null);
        }
        Secret link = new Secret(token);
        try {
            return actions.requireVerifiable(link)
                    .map(account -> newAccount.page(link, account))
                    .orElseGet(() -> pages.render(FORM, new VerifyPage(token)));
        } catch (ProblemException dead) {
            return noGood(dead);
        }
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response verify(@Nullable String body, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Fields form = Fields.of(body);
        formToken.require(FORM, form);
        settings.require();
        return form.has(TOKEN) ? followed(form, userAgent) : asked(EmailAddress.trimmed(form.text("email")));
    }

    private Response followed(Fields form, @Nullable String userAgent) {
        Secret link = new Secret(form.text(TOKEN));
        try {
            Optional<NewAccount> account = actions.requireVerifiable(link);
            if (account.isPresent()) {
                return newAccount.answer(link, account.get(), form, userAgent);
            }
            actions.verify(link);
        } catch (ProblemException refused) {
            if (refused.problem().status() == CONFLICT) {
                return message("link.bad.title", "signup.taken", 409);
            }
            return noGood(refused);
        }
        return message("verify.done.title", "verify.done", 200);
    }

    private Response asked(String email) {
        if (!EmailAddress.isValid(email)) {
            Map<String, String> errors = Map.of("email", pages.text("invalid.email"));
            return pages.render(
                    Page.of("forgot", new ForgotPage(FORM, email, null, errors)).withStatus(400));
        }
        mail.verification(email, pages.language());
        return ask(email, email);
    }

    private Response ask(String email, @Nullable String sentTo) {
        return pages.render("forgot", new ForgotPage(FORM, email, sentTo, Map.of()));
    }

    private Response message(String title, String text, int status) {
        PageLink onward = new PageLink(pages.text("signin.button"), pages.plain("signin"));
        return pages.message(status, pages.text(title), pages.text(text), onward);
    }

    private Response noGood(ProblemException dead) {
        return DeadLink.page(pages, dead, FORM);
    }
}
