package hallpass.auth.hosted;

import hallpass.auth.credential.ProvenUser;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Pages;
import hallpass.auth.passkey.PasskeySignIn;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for a passkey, by the script of the page. Why one was refused is in the audit only. */
@RequestScoped
class PasskeyForm {

    private static final int BAD_REQUEST = 400;

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Inject
    SignInRequest asked;

    @Inject
    PasskeySignIn passkeys;

    /** @return what the script asks the browser for, as JSON */
    String options() {
        return passkeys.options(browser()).toString();
    }

    /** @return the same for this user's passkeys; null if there are none */
    @Nullable
    String options(User user) {
        return isUsableBy(user) ? passkeys.options(browser(), user).toString() : null;
    }

    boolean isUsableBy(User user) {
        return passkeys.isUsableBy(user);
    }

    /**
     * @param credential what the browser answered, as JSON
     * @param proven what is answered if it is good; it may find that the user was changed meanwhile
     * @param again the same page
     */
    Response answer(String credential, @Nullable String userAgent, Function<ProvenUser, Response> proven, Again again) {
        try {
            Optional<ProvenUser> user = passkeys.prove(credential, browser(), asked.clientId(), userAgent);
            return user.map(proven).orElseGet(() -> wrong(again));
        } catch (InvalidGrantException changedMeanwhile) {
            return wrong(again);
        } catch (ProblemException refused) {
            return Waiting.page(refused, wait -> again.form(pages.wait(wait), Waiting.STATUS));
        }
    }

    private Response wrong(Again again) {
        return again.form(pages.text("passkey.wrong"), BAD_REQUEST);
    }

    private String browser() {
        return formToken.of("passkey");
    }

    /** The page with its form once more. */
    @FunctionalInterface
    interface Again {
        Response form(String alert, int status);
    }
}
