package hallpass.auth.authenticator;

import hallpass.database.write.Transaction;
import hallpass.resource.stepup.Acr;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The authenticators of users, of all kinds. */
@ApplicationScoped
public class Authenticators {

    @Inject
    @Any
    Instance<AuthenticatorKind> kinds;

    @Inject
    Transaction transaction;

    @Inject
    Event<FactorsChanged> changed;

    public List<AuthenticatorView> of(UUID user) {
        return transaction.run(
                () -> kinds.stream().flatMap(kind -> kind.of(user).stream()).toList());
    }

    /** @return whether the user has a second factor, so that a password is not enough */
    public boolean haveFactor(UUID user) {
        return strongest(user).isPresent();
    }

    /** @return the strongest sign-in that the user can make; empty without a second factor */
    public Optional<Acr> strongest(UUID user) {
        return transaction.run(() -> strengths(kinds.stream()
                .filter(kind -> kind.strength().isPresent()) // the others need not be looked up
                .filter(kind -> kind.isHadBy(user))));
    }

    /** @return since when the user has a second factor; from then on a whole sign-in has shown one */
    public Instant since(UUID user) {
        return of(user).stream()
                .map(AuthenticatorView::createdAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** @return the strongest sign-in that this server offers */
    public Acr strongestOffered() {
        return strengths(kinds.stream()).orElse(Acr.PASSWORD);
    }

    /** Takes all of them from the user, in the transaction that is there. */
    public void removeAll(UUID user) {
        transaction.require();
        kinds.forEach(kind -> kind.removeAll(user));
        changed.fire(new FactorsChanged(user));
    }

    private static Optional<Acr> strengths(Stream<AuthenticatorKind> kinds) {
        return kinds.flatMap(kind -> kind.strength().stream()).max(Acr::compareTo);
    }
}
