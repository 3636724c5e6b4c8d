package hallpass.auth.user;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.function.Consumer;

/** The user who calls. */
@RequestScoped
class Self {

    @Inject
    Caller caller;

    @Inject
    Users users;

    @Inject
    IdentityStoreHandler identityStores;

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
     * @return to be asked under the user's lock, which throws a 400 where the password was changed meanwhile
     */
    Consumer<User> prove(User user, String field, String password) {
        CredentialValidationResult result =
                identityStores.validate(new UsernamePasswordCredential(user.email(), password));
        if (result.getStatus() != Status.VALID) {
            throw notCurrent(field);
        }
        ProvenUser proven = ProvenUser.of(result);
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
