package hallpass.auth.mail;

import hallpass.auth.event.Origin;
import hallpass.auth.throttle.Throttle;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Takes requests for mail. The answer and its time are the same whether there is such a user or not. */
@ApplicationScoped
public class MailRequests {

    @Inject
    MailSettings settings;

    @Inject
    MailedLinks links;

    @Inject
    Throttle throttle;

    @Inject
    Origin origin;

    /**
     * Wants a link for a new password.
     *
     * @param email a valid address
     * @param acceptLanguage what the letter's language is chosen by
     * @throws ProblemException 404 if no mail can be sent, 429 if this network has had too much
     */
    public void reset(String email, @Nullable String acceptLanguage) {
        ask(Purpose.PASSWORD_RESET, email, acceptLanguage);
    }

    /** Wants a link that confirms the address; otherwise as {@link #reset}. */
    public void verification(String email, @Nullable String acceptLanguage) {
        ask(Purpose.EMAIL_VERIFICATION, email, acceptLanguage);
    }

    private void ask(Purpose purpose, String email, @Nullable String acceptLanguage) {
        settings.require();
        throttle.mail();
        links.ask(purpose, new MailOrder(email, Languages.preferred(acceptLanguage), origin.address()));
    }
}
