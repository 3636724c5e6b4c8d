package hallpass.auth.authenticator;

import hallpass.resource.stepup.Acr;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One kind of authenticators. Its methods run in the transaction that is there. */
public interface AuthenticatorKind {

    /** @return what a sign-in with one of them counts as; empty if they only help out, as recovery codes do */
    Optional<Acr> strength();

    /** @return whether the user has one that can be asked for as a second factor */
    boolean isHadBy(UUID user);

    /** @return those of the user, oldest first */
    List<AuthenticatorView> of(UUID user);

    /** Takes all of them from the user. {@link Authenticators} tells about it. */
    void removeAll(UUID user);
}
