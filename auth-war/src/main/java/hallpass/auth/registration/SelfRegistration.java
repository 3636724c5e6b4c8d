package hallpass.auth.registration;

import hallpass.auth.user.Accounts;
import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.PasswordHash;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes accounts for those who ask, as far as the operator allows it. */
@ApplicationScoped
public class SelfRegistration {

    @Inject
    RegistrationMode mode;

    @Inject
    Event<RegistrationRequested> registrations;

    @Inject
    Event<RegistrationRequested.Beforehand> beforehand;

    @Inject
    PasswordHash passwordHash;

    @Inject
    Accounts accounts;

    /**
     * @param asked within the rules
     * @throws ProblemException 403 if no account is made at once, 409 if the e-mail is taken
     */
    public User register(NewUser asked) {
        if (!mode.isOpen()) {
            throw RegistrationMode.closed();
        }
        return open(asked, hash(asked));
    }

    /**
     * Has a link mailed, if addresses have to be proven. Behind it the owner of the address chooses how to sign in, and
     * the account is made then.
     *
     * @param acceptLanguage what the letter's language is chosen by
     * @throws ProblemException 403 if registration is closed, 429 after too many letters
     */
    public void askForLink(String email, @Nullable String name, @Nullable String acceptLanguage) {
        mode.requireNotClosed();
        beforehand.fire(new RegistrationRequested.Beforehand());
        registrations.fire(new RegistrationRequested(email, name, null, acceptLanguage));
    }

    /** @return the hash to open the account with; empty if it is kept until the address is proven */
    Optional<String> hash(NewUser asked, @Nullable String acceptLanguage) {
        mode.requireNotClosed();
        if (!mode.isVerified()) {
            return Optional.of(hash(asked));
        }
        beforehand.fire(new RegistrationRequested.Beforehand());
        registrations.fire(new RegistrationRequested(asked.email(), asked.name(), hash(asked), acceptLanguage));
        return Optional.empty();
    }

    private String hash(NewUser asked) {
        return passwordHash.generate(asked.password().toCharArray());
    }

    User open(NewUser asked, String hash) {
        return accounts.open(asked.email(), asked.name(), hash, List.of(Roles.USER));
    }
}
