package hallpass.auth.upstream;

import hallpass.auth.registration.RegistrationMode;
import hallpass.auth.user.Accounts;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Finds the account of somebody whom a provider let in, or makes one. It never gives away an account that is there. */
@ApplicationScoped
public class UpstreamAccounts {

    @Inject
    UpstreamIdentities identities;

    @Inject
    Users users;

    @Inject
    Accounts accounts;

    @Inject
    RegistrationMode registration;

    @Inject
    Transaction transaction;

    /** @return empty if the person has to prove first which account it is */
    public Optional<User> of(ProvenIdentity identity) {
        Optional<User> owner = identities.owner(identity);
        return owner.isPresent() || !mayRegister(identity) ? owner : made(identity);
    }

    /** With registration {@code verified} the provider has to vouch for the address; otherwise mail has to prove it. */
    private boolean mayRegister(ProvenIdentity identity) {
        return identity.email() != null
                && !registration.isClosed()
                && (identity.emailVerified() || !registration.isVerified());
    }

    private Optional<User> made(ProvenIdentity identity) {
        String email = String.valueOf(identity.email());
        if (users.byEmail(email).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(transaction.run(() -> {
                User user = accounts.openWithoutPassword(
                        email, identity.name(), identity.emailVerified(), List.of(Roles.USER), identity.upstream());
                identities.add(user.id(), identity);
                return user;
            }));
        } catch (ProblemException takenMeanwhile) { // the same person in two tabs, or somebody else with the address
            return identities.owner(identity);
        }
    }
}
