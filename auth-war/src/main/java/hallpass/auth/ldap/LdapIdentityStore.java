package hallpass.auth.ldap;

import hallpass.auth.credential.ProvenUser;
import hallpass.auth.credential.StoreOrder;
import hallpass.auth.credential.StoreOutage;
import hallpass.auth.external.ExternalUsers;
import hallpass.auth.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Lets users prove their password to an LDAP directory. They get a row of their own here, so that they keep their id
 * and can be listed, disabled and deleted as all others.
 *
 * <p>Public because {@link IdentityStore#validate} looks the method up by reflection.
 */
@ApplicationScoped
public class LdapIdentityStore implements IdentityStore {

    static final String ID = "ldap";

    private static final Logger LOG = System.getLogger(LdapIdentityStore.class.getName());

    /** How long a directory that does not answer is not asked again: the other users must not wait for it each time. */
    private static final Duration REST = Duration.ofSeconds(3);

    @Inject
    LdapSettings settings;

    @Inject
    LdapDirectory directory;

    @Inject
    ExternalUsers users;

    @Inject
    StoreOutage outage;

    @Inject
    StoreOrder order;

    @Inject
    Clock clock;

    private volatile Instant awayUntil = Instant.MIN;

    @Override
    public Set<ValidationType> validationTypes() {
        return settings.isOn() && order.has(ID) ? Set.of(ValidationType.VALIDATE) : Set.of();
    }

    @Override
    public int priority() {
        return order.of(ID);
    }

    /** @return with a {@link ProvenUser} as the caller; not validated if the directory is away */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        Instant now = clock.instant();
        if (now.isBefore(awayUntil)) {
            outage.report();
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        Optional<Person> person;
        try {
            person = directory.prove(
                    credential.getCaller(), credential.getPassword().getValue());
        } catch (DirectoryAwayException away) {
            LOG.log(Level.WARNING, "The directory cannot be asked: " + away.getCause());
            LOG.log(Level.DEBUG, "The directory cannot be asked", away);
            awayUntil = now.plus(REST);
            outage.report();
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return person.flatMap(this::user)
                .filter(user -> !user.disabled())
                .map(user -> new CredentialValidationResult(
                        ID, new ProvenUser(user), null, user.id().toString(), user.roles()))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private Optional<User> user(Person person) {
        return users.signedIn(ID, person.externalId(), person.email(), person.name(), directory.rolesOf(person));
    }
}
