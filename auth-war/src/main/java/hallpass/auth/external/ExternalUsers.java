package hallpass.auth.external;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.ExternalUser;
import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Users whose password another store keeps. They are known again by what that store never changes; e-mail, name and
 * roles are taken from it at each sign-in.
 */
@ApplicationScoped
public class ExternalUsers {

    private static final Logger LOG = System.getLogger(ExternalUsers.class.getName());

    @Inject
    ExternalAccounts accounts;

    @Inject
    SecurityEvents events;

    /**
     * @param provider names the store
     * @param externalId what the store knows the user by for ever
     * @return empty if the user cannot be let in, because another account has the e-mail: a proof for one account is
     *     none for the other
     */
    public Optional<User> signedIn(
            String provider, String externalId, String email, @Nullable String name, Collection<String> roles) {
        ExternalUser external = new ExternalUser(provider, externalId, email, name, roles);
        try {
            return Optional.of(accounts.record(external));
        } catch (ProblemException taken) {
            try { // two first sign-ins at once: the other one has made the account
                return Optional.of(accounts.record(external));
            } catch (ProblemException stillTaken) {
                LOG.log(
                        Level.WARNING,
                        "A user of " + provider + " is not let in: another account has the e-mail " + email + ".");
                events.record(SecurityEvent.failure(EventType.USER_REGISTERED)
                        .because("another account has the e-mail of this user of " + provider));
                return Optional.empty();
            }
        }
    }
}
