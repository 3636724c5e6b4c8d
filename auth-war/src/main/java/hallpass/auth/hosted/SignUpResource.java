package hallpass.auth.hosted;

import hallpass.auth.credential.ProvenUser;
import hallpass.auth.page.Fields;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Page;
import hallpass.auth.page.PageLink;
import hallpass.auth.page.Pages;
import hallpass.auth.page.SignUpPage;
import hallpass.auth.passkey.PasskeyException;
import hallpass.auth.passkey.PasskeyRegistration;
import hallpass.auth.registration.NewUser;
import hallpass.auth.registration.RegistrationMode;
import hallpass.auth.registration.SelfRegistration;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.User;
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
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Making an account of one's own. With registration {@code verified} that happens on the page behind a mailed link
 * ({@link VerifyResource}), and the answer here is the same for a known address.
 */
@DenyAll
@Path("signup")
@RequestScoped
public class SignUpResource {

    private static final int CONFLICT = 409;

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Inject
    SignInRequest asked;

    @Inject
    NewPasswords newPasswords;

    @Inject
    RegistrationMode mode;

    @Inject
    SelfRegistration registration;

    @Inject
    AfterFirstStep first;

    @Inject
    PasskeyRegistration passkeys;

    @GET
    @PermitAll
    public Response page() {
        mode.requireNotClosed();
        return form(asked.loginHint(), "", null, Map.of());
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signUp(@Nullable String body, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Fields form = Fields.of(body);
        formToken.require("signup", form);
        mode.requireNotClosed();
        String email = EmailAddress.trimmed(form.text("email"));
        String name = form.text("name").strip();
        Map<String, String> errors = errors(email, name);
        boolean askForLink = mode.isVerified();
        if (!askForLink && !form.has("passkey")) {
            newPasswords.error(form.text("password"), email).ifPresent(error -> errors.put("password", error));
        }
        if (!errors.isEmpty()) {
            return form(email, name, null, errors);
        }
        @Nullable String called = name.isEmpty() ? null : name;
        if (askForLink) {
            registration.askForLink(email, called, pages.language());
            return checkMail(email);
        }
        try {
            if (form.has("passkey")) {
                User user = passkeys.signUp(email, called, form.text("passkey"), browser());
                return signedIn(user, SignInProof.PASSKEY, userAgent);
            }
            User user = registration.register(new NewUser(email, form.text("password"), called));
            return signedIn(user, SignInProof.PASSWORD, userAgent);
        } catch (PasskeyException refused) {
            return form(email, name, pages.text("passkey.wrong"), Map.of());
        } catch (ProblemException refused) {
            if (refused.problem().status() != CONFLICT) {
                throw refused;
            }
            return form(email, name, pages.text("signup.taken"), Map.of());
        }
    }

    private Map<String, String> errors(String email, String name) {
        Map<String, String> errors = new HashMap<>();
        if (!EmailAddress.isValid(email)) {
            errors.put("email", pages.text("invalid.email"));
        }
        if (name.codePointCount(0, name.length()) > User.MAX_NAME) {
            errors.put("name", pages.text("invalid.name", User.MAX_NAME));
        }
        return errors;
    }

    private Response signedIn(User user, SignInProof proof, @Nullable String userAgent) {
        return first.goOn(new ProvenUser(user), proof, userAgent).build();
    }

    private Response checkMail(String email) {
        return pages.message(
                200,
                pages.text("check.title"),
                pages.text("check.text", email),
                new PageLink(pages.text("back"), asked.page("signin")),
                new PageLink(pages.text("check.again"), pages.plain("verify")));
    }

    private String browser() {
        return formToken.of("passkey");
    }

    private Response form(String email, String name, @Nullable String alert, Map<String, String> errors) {
        boolean wrong = alert != null || !errors.isEmpty();
        String options =
                mode.isVerified() ? null : passkeys.signUpOptions(browser()).toString();
        SignUpPage model = new SignUpPage(asked.client(), email, name, alert, errors, options);
        return pages.render(asked.framed(Page.of("signup", model)).withStatus(wrong ? 400 : 200));
    }
}
