package hallpass.auth.hosted;

import hallpass.auth.factor.FactorSetup;
import hallpass.auth.factor.FactorSetup.Done;
import hallpass.auth.factor.PendingUser;
import hallpass.auth.factor.StepPage;
import hallpass.auth.factor.TotpOffer;
import hallpass.auth.page.FactorSetupPage;
import hallpass.auth.page.Fields;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Page;
import hallpass.auth.page.Pages;
import hallpass.auth.page.RecoveryCodesPage;
import hallpass.auth.page.Redirect;
import hallpass.auth.session.InvalidGrantException;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads somebody who has to have a second factor through setting one up, before anything is given out. */
@DenyAll
@Path("second-factor/setup")
@RequestScoped
public class FactorSetupResource {

    private static final String FORM = "factor-setup";
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Inject
    SignInRequest asked;

    @Inject
    FactorSetup setup;

    @GET
    @PermitAll
    public Response page() {
        Optional<PendingUser> pending = setup.pending();
        return pending.isEmpty() ? asked.toSignIn() : form(pending.get(), null, 200);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@Nullable String body, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Fields form = Fields.of(body);
        formToken.require(FORM, form);
        Optional<PendingUser> pending = setup.pending();
        if (pending.isEmpty()) {
            return asked.toSignIn();
        }
        try {
            return done(setup.confirm(pending.get(), form.text("code"), userAgent));
        } catch (InvalidGrantException over) {
            return asked.toSignIn();
        } catch (ProblemException refused) {
            return switch (refused.problem().status()) {
                case BAD_REQUEST -> form(pending.get(), pages.text("factor.wrong"), BAD_REQUEST);
                case CONFLICT ->
                    Redirect.to(asked.page(StepPage.SECOND_FACTOR.path())).build();
                default -> throw refused;
            };
        }
    }

    private Response done(Done done) {
        RecoveryCodesPage model = new RecoveryCodesPage(asked.client(), done.recoveryCodes(), asked.onwardOrConnect());
        Response page = pages.render(Page.of("recovery-codes", model));
        return Response.fromResponse(page)
                .cookie(done.cookies().toArray(NewCookie[]::new))
                .build();
    }

    private Response form(PendingUser pending, @Nullable String alert, int status) {
        TotpOffer offer = setup.offer(pending);
        FactorSetupPage model = new FactorSetupPage(
                asked.client(),
                pending.user().email(),
                alert,
                offer.secret().replaceAll(".{4}(?!$)", "$0 "),
                offer.address(),
                offer.picture().size(),
                offer.picture().path());
        return pages.render(asked.framed(Page.of(FORM, model)).withStatus(status));
    }
}
