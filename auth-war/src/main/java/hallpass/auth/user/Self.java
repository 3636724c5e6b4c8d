package hallpass.auth.user;

import hallpass.auth.event.EventType;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** The user who calls. */
@RequestScoped
class Self {

    @Inject
    Caller caller;

    @Inject
    Users users;

    @Inject
    PasswordCheck passwords;

    /** @throws ProblemException 401 where the user is gone or disabled: the token outlives that by minutes */
    User user() {
        return users.find(caller.subject())
                .filter(user -> !user.disabled())
                .orElseThrow(
                        () -> ProblemException.unauthorized("The user of this access token is not there any more."));
    }

    /**
     * Asks for the password again before something that a stolen access token must not be enough for.
     *
     * @param wanted what the password is asked for
     * @return to be asked under the user's lock, which throws a 400 where the password was changed meanwhile
     */
    Consumer<User> prove(User user, String field, String password, EventType wanted) {
        ProvenUser proven = passwords
                .again(user, password, wanted, caller.session().orElse(null))
                .orElseThrow(() -> notCurrent(field));
        return now -> {
            if (!proven.holdsFor(now)) {
                throw notCurrent(field);
            }
        };
    }

    private static ProblemException notCurrent(String field) {
        return ProblemException.invalid(field, "is not your current password");
    }
}
