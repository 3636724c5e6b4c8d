package hallpass.auth.session;

import hallpass.auth.user.ProvenUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;

/**
 * The one way in by password: Jakarta Security asks the identity stores, then a session begins. Throttling belongs
 * here, before the stores are asked.
 */
@ApplicationScoped
public class SignIn {

    @Inject
    IdentityStoreHandler identityStores;

    @Inject
    Sessions sessions;

    /** @throws InvalidGrantException for an unknown user, a disabled one and a wrong password alike */
    public Grant byPassword(String email, String password, Device device) {
        CredentialValidationResult result = identityStores.validate(new UsernamePasswordCredential(email, password));
        if (result.getStatus() != Status.VALID) {
            throw new InvalidGrantException("The e-mail or the password is wrong.");
        }
        return sessions.begin(ProvenUser.of(result), device);
    }
}
