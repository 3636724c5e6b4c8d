package hallpass.auth.hosted;

import hallpass.auth.credential.ProvenUser;
import hallpass.auth.mail.LinkActions;
import hallpass.auth.mail.NewAccount;
import hallpass.auth.page.Fields;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.NewAccountPage;
import hallpass.auth.page.Page;
import hallpass.auth.page.Pages;
import hallpass.auth.passkey.PasskeyException;
import hallpass.auth.passkey.PasskeyRegistration;
import hallpass.auth.secret.Secret;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.PasswordHash;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form behind the mailed link of a registration. Its reader chooses a passkey or a password, gets the account, and
 * is signed in.
 */
@RequestScoped
class NewAccountForm {

    private static final int BAD_REQUEST = 400;

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Inject
    NewPasswords newPasswords;

    @Inject
    PasswordHash passwordHash;

    @Inject
    LinkActions actions;

    @Inject
    PasskeyRegistration passkeys;

    @Inject
    AfterFirstStep first;

    Response page(Secret link, NewAccount account) {
        return page(link, account, null, Map.of(), 200);
    }

    /** @throws ProblemException 400 if the link is not good any more, 409 if the address got an account meanwhile */
    Response answer(Secret link, NewAccount account, Fields form, @Nullable String userAgent) {
        if (form.has("passkey")) {
            try {
                User user = passkeys.signUp(link, form.text("passkey"), browser(link));
                return signedIn(user, SignInProof.PASSKEY, userAgent);
            } catch (PasskeyException refused) {
                return page(link, account, pages.text("passkey.wrong"), Map.of(), BAD_REQUEST);
            }
        }
        String password = form.text("password");
        Optional<String> error = newPasswords.error(password, account.email());
        if (error.isPresent()) {
            return page(link, account, null, Map.of("password", error.get()), BAD_REQUEST);
        }
        User user = actions.open(link, passwordHash.generate(password.toCharArray()));
        return signedIn(user, SignInProof.PASSWORD, userAgent);
    }

    private Response signedIn(User user, SignInProof proof, @Nullable String userAgent) {
        return first.goOn(new ProvenUser(user), proof, userAgent).build();
    }

    private Response page(
            Secret link, NewAccount account, @Nullable String alert, Map<String, String> errors, int status) {
        String name = Optional.ofNullable(account.name()).orElse("");
        String options = passkeys.signUpOptions(browser(link)).toString();
        NewAccountPage model = new NewAccountPage(link.text(), account.email(), name, alert, errors, options);
        return pages.render(Page.of("new-account", model).withStatus(status));
    }

    /** A passkey that was made behind another link is none for this one. */
    private String browser(Secret link) {
        return formToken.of("passkey " + link.hash());
    }
}
