package hallpass.auth.credential;

import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;

/**
 * Users with a password in our own database. An unknown user, a disabled one and one without a password cost the same
 * work as a wrong password: time does not tell who has an account. No transaction is open during the hash.
 *
 * <p>Public because {@link IdentityStore#validate} looks the method up by reflection.
 */
@ApplicationScoped
public class DatabaseIdentityStore implements IdentityStore {

    static final String ID = "database";

    private static final Logger LOG = System.getLogger(DatabaseIdentityStore.class.getName());

    @Inject
    Users users;

    @Inject
    StoreOrder order;

    @Inject
    Argon2idPasswordHash passwordHash;

    private String unmatched = "";

    @PostConstruct
    void prepare() {
        unmatched = passwordHash.unmatched();
    }

    @Override
    public Set<ValidationType> validationTypes() {
        return order.has(ID) ? Set.of(ValidationType.VALIDATE) : Set.of();
    }

    @Override
    public int priority() {
        return order.of(ID);
    }

    /** @return with a {@link ProvenUser} as the caller, which says what the hash was compared with */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        Optional<User> user = users.byEmail(credential.getCaller());
        String hash = user.flatMap(User::passwordHash)
                .filter(passwordHash::isReadable)
                .orElse(unmatched);
        boolean right = passwordHash.verify(credential.getPassword().getValue(), hash);
        if (!right || user.isEmpty() || user.get().disabled()) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        User proven = user.get();
        if (passwordHash.isWeak(hash)) {
            strengthen(proven, hash, credential);
        }
        return new CredentialValidationResult(
                ID, new ProvenUser(proven), null, proven.id().toString(), proven.roles());
    }

    /**
     * Hashes the password anew, if another system computed its hash, or if the parameters were raised since. Otherwise
     * this user's sign-in would stay quicker.
     */
    private void strengthen(User user, String weak, UsernamePasswordCredential credential) {
        try {
            users.rehash(
                    user.id(),
                    weak,
                    passwordHash.generate(credential.getPassword().getValue()));
        } catch (ProblemException busy) {
            LOG.log(Level.DEBUG, "A password is hashed anew at a later sign-in", busy);
        }
    }
}
