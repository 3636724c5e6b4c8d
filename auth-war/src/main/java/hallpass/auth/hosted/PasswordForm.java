package hallpass.auth.hosted;

import hallpass.auth.credential.PasswordCheck;
import hallpass.auth.credential.ProvenUser;
import hallpass.auth.page.Fields;
import hallpass.auth.page.Pages;
import hallpass.auth.session.InvalidGrantException;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Asks for e-mail and password. An unknown user and a wrong password are one answer. */
@RequestScoped
class PasswordForm {

    private static final int BAD_REQUEST = 400;

    @Inject
    Pages pages;

    @Inject
    SignInRequest asked;

    @Inject
    PasswordCheck passwords;

    /**
     * @param proven what is answered if the password is right; it may find that the user was changed meanwhile
     * @param again the same page, with the address that was typed
     */
    Response answer(Fields form, Function<ProvenUser, Response> proven, Again again) {
        String email = form.text("email").strip();
        try {
            return passwords
                    .signIn(email, form.text("password"), asked.clientId())
                    .map(proven)
                    .orElseGet(() -> wrong(email, again));
        } catch (InvalidGrantException changedMeanwhile) {
            return wrong(email, again);
        } catch (ProblemException refused) {
            return Waiting.page(refused, wait -> again.form(email, pages.wait(wait), Waiting.STATUS));
        }
    }

    private Response wrong(String email, Again again) {
        return again.form(email, pages.text("signin.wrong"), BAD_REQUEST);
    }

    /** The page with its form once more. */
    @FunctionalInterface
    interface Again {
        Response form(String email, String alert, int status);
    }
}
