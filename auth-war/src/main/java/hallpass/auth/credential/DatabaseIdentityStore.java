package hallpass.auth.credential;

import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;

/**
 * Users with a password in our own database. An unknown user, a disabled one and one without a password cost the same
 * work as a wrong password: time does not tell who has an account. No transaction is open during the hash.
 *
 * <p>Public because {@link IdentityStore#validate} looks the method up by reflection.
 */
@ApplicationScoped
public class DatabaseIdentityStore implements IdentityStore {

    static final String ID = "database";

    @Inject
    Users users;

    @Inject
    Argon2idPasswordHash passwordHash;

    private String unmatched = "";

    @PostConstruct
    void prepare() {
        unmatched = passwordHash.unmatched();
    }

    /** @return with the user's id as the caller's unique id */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        Optional<User> user = users.byEmail(credential.getCaller());
        String hash = user.flatMap(User::passwordHash).orElse(unmatched);
        boolean right = passwordHash.verify(credential.getPassword().getValue(), hash);
        if (!right || user.isEmpty() || user.get().disabled()) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        User signedIn = user.get();
        return new CredentialValidationResult(
                ID, signedIn.email(), null, signedIn.id().toString(), signedIn.roles());
    }
}
