package hallpass.auth.passkey;

import hallpass.auth.authenticator.AuthenticatorKind;
import hallpass.auth.authenticator.AuthenticatorView;
import hallpass.auth.user.SignInMethod;
import hallpass.resource.stepup.Acr;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Passkeys among the other authenticators, and among the other ways to sign in. */
@ApplicationScoped
class PasskeyKind implements AuthenticatorKind, SignInMethod {

    static final String NAME = "passkey";

    @Inject
    Passkeys passkeys;

    @Override
    public Optional<Acr> strength() {
        return Optional.of(Acr.PHISHING_RESISTANT);
    }

    @Override
    public boolean isHadBy(UUID user) {
        return !passkeys.isEmptyFor(user);
    }

    @Override
    public boolean isUsableBy(UUID user) {
        return isHadBy(user);
    }

    @Override
    public List<AuthenticatorView> of(UUID user) {
        return passkeys.of(user).stream()
                .map(passkey -> new AuthenticatorView(
                        passkey.id(),
                        NAME,
                        passkey.name(),
                        passkey.createdAt(),
                        passkey.lastUsedAt().orElse(null),
                        null))
                .toList();
    }

    @Override
    public void removeAll(UUID user) {
        passkeys.removeAll(user);
    }
}
