package hallpass.auth.hosted;

import hallpass.auth.credential.PasswordRules;
import hallpass.auth.page.Pages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Says to people what is wrong with a new password. */
@RequestScoped
class NewPasswords {

    @Inject
    PasswordRules rules;

    @Inject
    Pages pages;

    /** @return the text for its field; empty if it is good */
    Optional<String> error(String password, String email) {
        if (password.isEmpty()) {
            return Optional.of(pages.text("invalid.needed"));
        }
        return rules.flaw(password, email).map(flaw -> switch (flaw) {
            case LENGTH -> pages.text("invalid.password.length", PasswordRules.MIN_LENGTH, PasswordRules.MAX_LENGTH);
            case EMAIL, PART_OF_EMAIL -> pages.text("invalid.password.like_email");
            case SERVICE, COMMON -> pages.text("invalid.password.common");
        });
    }
}
