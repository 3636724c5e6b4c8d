package hallpass.auth.account;

import hallpass.auth.authenticator.FreshSignIn;
import hallpass.auth.credential.PasswordCheck;
import hallpass.auth.credential.ProvenUser;
import hallpass.auth.event.EventType;
import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.stepup.StepUpNeededException;
import hallpass.resource.token.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** Asks for the password again before something that a stolen access token must not be enough for. */
@RequestScoped
class PasswordProof {

    @Inject
    Caller caller;

    @Inject
    PasswordCheck passwords;

    @Inject
    FreshSignIn freshSignIn;

    /**
     * @param field the member of the request that holds the password
     * @param wanted what the password is asked for
     * @return a check to be made under the user's lock; it throws a 400 if the password was changed meanwhile
     * @throws ProblemException 409 if the user has no password
     */
    Consumer<User> of(User user, String field, String password, EventType wanted) {
        if (!isKept(user)) {
            throw ProblemException.conflict(
                    "no-password",
                    "You have no password here yet. Choose one by a link in a mail (/auth/forgot) first.");
        }
        ProvenUser proven = passwords
                .again(user, password, wanted, caller.session().orElse(null))
                .orElseThrow(() -> notCurrent(field));
        return now -> {
            if (!proven.holdsFor(now)) {
                throw notCurrent(field);
            }
        };
    }

    /**
     * As {@link #of}. A user without a password has to have signed in a moment ago instead, with the second factor if
     * there is one.
     *
     * @throws StepUpNeededException 401 if that is too long ago, or was too weak
     */
    Consumer<User> orFreshSignIn(User user, String field, String password, EventType wanted) {
        if (isKept(user)) {
            return of(user, field, password, wanted);
        }
        freshSignIn.require();
        return now -> {
            if (isKept(now)) { // since a moment: then it is asked for
                throw notCurrent(field);
            }
        };
    }

    /** Whether there is a password, here or in a directory. */
    private static boolean isKept(User user) {
        return user.passwordHash().isPresent() || user.provider().isPresent();
    }

    private static ProblemException notCurrent(String field) {
        return ProblemException.invalid(field, "is not your current password");
    }
}
