package hallpass.auth.user;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** The ways to sign in to an account, of which one has to stay. */
@ApplicationScoped
public class SignInMethods {

    @Inject
    @Any
    Instance<SignInMethod> methods;

    /**
     * Asked before the last identity or key of a method is taken from an account.
     *
     * @param user under its lock
     * @throws ProblemException 409 if it is the only way to sign in
     */
    public void requireAnother(User user, Class<? extends SignInMethod> without) {
        boolean hasPassword = user.passwordHash().isPresent() || user.provider().isPresent();
        boolean another = hasPassword
                || methods.stream()
                        .filter(method -> !without.isInstance(method))
                        .anyMatch(m -> m.isUsableBy(user.id()));
        if (!another) {
            throw ProblemException.conflict(
                    "last-sign-in", "This is the only way to sign in to this account. Choose a password first.");
        }
    }
}
