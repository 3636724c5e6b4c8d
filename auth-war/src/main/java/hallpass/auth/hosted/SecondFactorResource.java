package hallpass.auth.hosted;

import hallpass.auth.credential.ProvenUser;
import hallpass.auth.factor.PendingUser;
import hallpass.auth.factor.SecondSteps;
import hallpass.auth.factor.StepPage;
import hallpass.auth.page.Fields;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Page;
import hallpass.auth.page.Pages;
import hallpass.auth.page.Redirect;
import hallpass.auth.page.SecondFactorPage;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.stepup.Acr;
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

/** Asks for the second factor: a passkey, the code of an app, or a recovery code. */
@DenyAll
@Path("second-factor")
@RequestScoped
public class SecondFactorResource {

    private static final String FORM = "second-factor";
    private static final int BAD_REQUEST = 400;

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Inject
    SignInRequest asked;

    @Inject
    SecondSteps steps;

    @Inject
    PasskeyForm passkeys;

    @GET
    @PermitAll
    public Response page() {
        Optional<PendingUser> pending = steps.pending(asked.acr());
        return pending.isEmpty() ? asked.toSignIn() : form(pending.get(), null, 200);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(@Nullable String body, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Fields form = Fields.of(body);
        formToken.require(FORM, form);
        Optional<PendingUser> found = steps.pending(asked.acr());
        if (found.isEmpty()) {
            return asked.toSignIn();
        }
        PendingUser pending = found.get();
        if (form.has("passkey")) {
            return passkeys.answer(
                    form.text("passkey"),
                    userAgent,
                    proven -> byPasskey(pending, proven, form.has("remember"), userAgent),
                    (alert, status) -> form(pending, alert, status));
        }
        try {
            Optional<SignInProof> proof = takesCodesOf(pending.user()) ? proof(form, pending) : Optional.empty();
            return proof.isEmpty()
                    ? form(pending, pages.text("factor.wrong"), BAD_REQUEST)
                    : done(pending, proof.get(), form.has("remember"), userAgent);
        } catch (InvalidGrantException over) {
            return asked.toSignIn();
        } catch (ProblemException refused) {
            return Waiting.page(refused, wait -> form(pending, pages.wait(wait), Waiting.STATUS));
        }
    }

    private Optional<SignInProof> proof(Fields form, PendingUser pending) {
        return form.has("recovery_code")
                ? steps.byRecoveryCode(pending, form.text("recovery_code"), asked.clientId(), pages.language())
                : steps.byCode(pending, form.text("code"), asked.clientId());
    }

    /** Somebody else's passkey proves nothing about the user of the first step. */
    private Response byPasskey(PendingUser pending, ProvenUser proven, boolean remember, @Nullable String userAgent) {
        return pending.user().id().equals(proven.id())
                ? done(pending, SignInProof.PASSKEY, remember, userAgent)
                : form(pending, pages.text("passkey.wrong"), BAD_REQUEST);
    }

    private Response done(PendingUser pending, SignInProof proof, boolean remember, @Nullable String userAgent) {
        NewCookie[] cookies = steps.finish(pending, proof, remember, userAgent).toArray(NewCookie[]::new);
        return Redirect.to(asked.onwardOrConnect()).cookie(cookies).build();
    }

    private Response form(PendingUser pending, @Nullable String alert, int status) {
        User user = pending.user();
        boolean takesCodes = takesCodesOf(user);
        boolean codes = takesCodes && steps.hasCodes(user);
        boolean recovery = takesCodes && steps.hasRecoveryCodes(user);
        if (!steps.hasFactor(user)) {
            return Redirect.to(asked.page(StepPage.SET_UP.path())).build();
        }
        long days = steps.remembering().toDays();
        SecondFactorPage model = new SecondFactorPage(
                asked.client(), user.email(), alert, codes, recovery, days, passkeys.options(user));
        return pages.render(asked.framed(Page.of(FORM, model)).withStatus(status));
    }

    /** A code would be used up for nothing where the application wants a passkey, and the user has one. */
    private boolean takesCodesOf(User user) {
        return !asked.acr().isAtLeast(Acr.PHISHING_RESISTANT) || !passkeys.isUsableBy(user);
    }
}
