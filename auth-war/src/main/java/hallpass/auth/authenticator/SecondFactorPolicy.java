package hallpass.auth.authenticator;

import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/** Of whom a second factor is required: {@code HALLPASS_MFA_REQUIRED}, a list of roles. */
@ApplicationScoped
public class SecondFactorPolicy {

    private static final String SETTING = "hallpass.mfa.required";

    /** Asked each time: it can be changed while the server runs. */
    @Inject
    Settings settings;

    @Inject
    Authenticators authenticators;

    /** @return whether the user must have one, and so has to set one up if there is none */
    public boolean isRequiredOf(User user) {
        return Stream.of(settings.find(SETTING).orElse("").split(","))
                .map(String::strip)
                .anyMatch(role -> !role.isEmpty() && user.hasRole(role));
    }

    /**
     * Asked after a user has removed a second factor, in the transaction of that.
     *
     * @throws ProblemException 409 if it was the last one, and the user must have one
     */
    public void requireKept(User user) {
        if (isRequiredOf(user) && !authenticators.haveFactor(user.id())) {
            throw ProblemException.conflict(
                    "last-second-factor", "Your role requires a second factor. Set up another one first.");
        }
    }

    /** @return whether a password alone is not enough: the user has a second factor, or has to have one */
    public boolean asksMoreOf(User user) {
        return isRequiredOf(user) || authenticators.haveFactor(user.id());
    }
}
