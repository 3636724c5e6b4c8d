package hallpass.auth.user;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The user whose access token the request came with. */
@RequestScoped
public class CurrentUser {

    @Inject
    Caller caller;

    @Inject
    Users users;

    /** @throws ProblemException 401 if the user is gone or disabled: the token outlives that by minutes */
    public User require() {
        return users.find(caller.subject())
                .filter(user -> !user.disabled())
                .orElseThrow(
                        () -> ProblemException.unauthorized("The user of this access token is not there any more."));
    }
}
