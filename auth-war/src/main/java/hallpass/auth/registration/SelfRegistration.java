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
     * @param acceptLanguage what the letter's language is chosen by
     * @return the new user; empty if the account is made when the link in a letter is followed
     * @throws ProblemException 403 if registration is closed, 409 if the e-mail is taken, 429 after too many letters
     */
    public Optional<User> register(NewUser asked, @Nullable String acceptLanguage) {
        return hash(asked, acceptLanguage).map(hash -> open(asked, hash));
    }

    /**
     * Has a link mailed, if addresses have to be proven. Behind it the owner of the address chooses how to sign in, and
     * the account is made then.
     *
     * @param acceptLanguage as for {@link #register}
     * @throws ProblemException 403 if registration is closed, 429 after too many letters
     */
    public void askForLink(String email, @Nullable String name, @Nullable String acceptLanguage) {
        mode.requireOpen();
        beforehand.fire(new RegistrationRequested.Beforehand());
        registrations.fire(new RegistrationRequested(email, name, null, acceptLanguage));
    }

    /** @return the hash to open the account with; empty if it is kept until the address is proven */
    Optional<String> hash(NewUser asked, @Nullable String acceptLanguage) {
        mode.requireOpen();
        boolean verified = mode.isVerified();
        if (verified) {
            beforehand.fire(new RegistrationRequested.Beforehand());
        }
        String hash = passwordHash.generate(asked.password().toCharArray());
        if (verified) {
            registrations.fire(new RegistrationRequested(asked.email(), asked.name(), hash, acceptLanguage));
            return Optional.empty();
        }
        return Optional.of(hash);
    }

    User open(NewUser asked, String hash) {
        return accounts.open(asked.email(), asked.name(), hash, List.of(Roles.USER));
    }
}
