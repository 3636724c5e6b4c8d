package hallpass.auth.mail;

import hallpass.auth.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Tells users what happened to their account, so that they learn of it if it was somebody else. Noted in the
 * transaction that is there, and sent after it; without a mail server nothing is told.
 */
@ApplicationScoped
public class Notices {

    @Inject
    MailSettings settings;

    @Inject
    MailedLinks links;

    /** @param language what the letter's language is chosen by if the user has told none */
    public void recoveryCodeUsed(User user, @Nullable String language) {
        tell(Purpose.RECOVERY_CODE_USED, user, language);
    }

    public void factorsReset(User user) {
        tell(Purpose.FACTORS_RESET, user, null);
    }

    private void tell(Purpose purpose, User user, @Nullable String language) {
        if (settings.isConfigured()) {
            String wanted = user.profile().get("locale") instanceof String locale ? locale : language;
            links.ask(purpose, new MailOrder(user.email(), Languages.preferred(wanted), null));
        }
    }
}
