package hallpass.auth.hosted;

import hallpass.auth.authorize.Interaction.Asked;
import hallpass.auth.factor.SignInSteps;
import hallpass.auth.factor.StepPage;
import hallpass.auth.mail.MailSettings;
import hallpass.auth.page.Fields;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Page;
import hallpass.auth.page.Pages;
import hallpass.auth.page.SignInPage;
import hallpass.auth.page.SignedInPage;
import hallpass.auth.page.UpstreamChoice;
import hallpass.auth.registration.RegistrationMode;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.upstream.UpstreamSignIns;
import hallpass.auth.upstream.Upstreams;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in with a password or a passkey. */
@DenyAll
@Path("signin")
@RequestScoped
public class SignInResource {

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Inject
    SignInRequest asked;

    @Inject
    PasswordForm passwords;

    @Inject
    AfterFirstStep first;

    @Inject
    PasskeyForm passkeys;

    @Inject
    BrowserSignIns signIns;

    @Inject
    SignInSteps steps;

    @Inject
    Users users;

    @Inject
    MailSettings mail;

    @Inject
    RegistrationMode registration;

    @Inject
    Upstreams upstreams;

    @Inject
    HttpServletRequest request;

    @GET
    @PermitAll
    public Response page() {
        Optional<BrowserSignIn> signIn = signIns.current();
        Optional<User> user = signIn.flatMap(found -> users.find(found.user()));
        boolean setsUp = signIn.flatMap(steps::missing)
                .filter(StepPage.SET_UP::equals) // a second factor, behind the password
                .isPresent();
        if (user.isPresent() && asked.asked().isEmpty() && !setsUp) {
            return pages.render("signed-in", new SignedInPage(user.get().email(), "/", choices()));
        }
        String known = user.map(User::email).orElse(null);
        String hint = asked.loginHint();
        // who has to prove the identity again need not type the address again
        String email = hint.isEmpty() && known != null && !mayGoOn() ? known : hint;
        return form(email, known, null, 200);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(@Nullable String body, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Fields form = Fields.of(body);
        formToken.require("signin", form);
        Optional<BrowserSignIn> current = form.has("continue") ? signIns.current() : Optional.empty();
        if (current.isPresent() && mayGoOn()) {
            return asked.goOnAs(current.get());
        }
        if (form.has("passkey")) {
            return passkeys.answer(
                    form.text("passkey"),
                    userAgent,
                    proven -> first.goOn(proven, SignInProof.PASSKEY, userAgent).build(),
                    (alert, status) -> form("", null, alert, status));
        }
        return passwords.answer(
                form,
                proven -> first.goOn(proven, SignInProof.PASSWORD, userAgent).build(),
                (email, alert, status) -> form(email, null, alert, status));
    }

    private boolean mayGoOn() {
        return asked.asked().filter(Asked::mayGoOn).isPresent();
    }

    private List<UpstreamChoice> choices() {
        return upstreams.all().stream()
                .filter(any -> UpstreamSignIns.canKeep(request.getQueryString()))
                .map(upstream -> new UpstreamChoice(upstream.id(), upstream.name()))
                .toList();
    }

    private Response form(String email, @Nullable String known, @Nullable String alert, int status) {
        SignInPage model = new SignInPage(
                asked.client(),
                mayGoOn() ? known : null,
                email,
                alert,
                mail.isConfigured(),
                !registration.isClosed(),
                choices(),
                passkeys.options());
        return pages.render(asked.framed(Page.of("signin", model)).withStatus(status));
    }
}
