package hallpass.auth.factor;

import static java.util.Objects.requireNonNull;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.credential.FailedChecks;
import hallpass.auth.credential.ProvenUser;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.mail.Notices;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.sso.BegunSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.throttle.Attempt;
import hallpass.auth.throttle.DeviceCookie;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.stepup.Acr;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The second step of a sign-in. A wrong code counts as a wrong password does, and waits as one. */
@ApplicationScoped
public class SecondSteps {

    @Inject
    FirstSteps firstSteps;

    @Inject
    TotpAuthenticators totp;

    @Inject
    RecoveryCodes recoveryCodes;

    @Inject
    Authenticators authenticators;

    @Inject
    RememberedDevices remembered;

    @Inject
    BrowserSignIns signIns;

    @Inject
    Users users;

    @Inject
    Throttle throttle;

    @Inject
    DeviceCookie device;

    @Inject
    FailedChecks failures;

    @Inject
    SecurityEvents events;

    @Inject
    Notices notices;

    @Inject
    Transaction transaction;

    /**
     * @param wanted how strong the application wants the sign-in to be
     * @return who may be asked in this browser: after a first step, or signed in without a second factor or too weakly
     *     for the application
     */
    public Optional<PendingUser> pending(Acr wanted) {
        Acr enough = wanted.isAtLeast(Acr.MULTI_FACTOR) ? wanted : Acr.MULTI_FACTOR;
        return firstSteps.current().or(() -> signIns.current()
                .filter(signIn -> !signIn.proof().acr().isAtLeast(enough))
                .flatMap(signIn -> users.find(signIn.user()).map(user -> PendingUser.of(user, signIn))));
    }

    public boolean hasCodes(User user) {
        return transaction.run(() -> totp.isHadBy(user.id()));
    }

    public boolean hasFactor(User user) {
        return authenticators.haveFactor(user.id());
    }

    public boolean hasRecoveryCodes(User user) {
        return transaction.run(() -> recoveryCodes.isHadBy(user.id()));
    }

    /** @return for how long a device can be remembered; zero if none can */
    public Duration remembering() {
        return remembered.lifetime();
    }

    /**
     * Asks whether a code of the user's app is right.
     *
     * @return the proof that it makes; empty for a wrong one, or one that was used before
     * @throws ProblemException 429 after too many failures
     */
    public Optional<SignInProof> byCode(PendingUser pending, String code, String client) {
        return isRight(
                        pending.user(),
                        client,
                        "wrong code",
                        () -> totp.use(pending.user().id(), code))
                ? Optional.of(pending.proof().andCode("with a code"))
                : Optional.empty();
    }

    /** As {@link #byCode}, for a recovery code. @param language of the mail about it, if the user has told none */
    public Optional<SignInProof> byRecoveryCode(PendingUser pending, String code, String client, String language) {
        User user = pending.user();
        return isRight(user, client, "wrong recovery code", () -> used(user, code, client, language))
                ? Optional.of(pending.proof().andCode("with a recovery code"))
                : Optional.empty();
    }

    private boolean used(User user, String recoveryCode, String client, String language) {
        if (!recoveryCodes.use(user.id(), recoveryCode)) {
            return false;
        }
        events.record(SecurityEvent.success(EventType.RECOVERY_CODE_USED)
                .bySelf(user.id())
                .through(client));
        notices.recoveryCodeUsed(user, language);
        return true;
    }

    /**
     * Signs the user in, or makes the sign-in that is there a stronger one.
     *
     * @param remember whether this device is not to be asked again for a while
     * @return cookies for the browser
     * @throws InvalidGrantException if what was proved first does not hold any more, or has been used
     */
    public List<NewCookie> finish(
            PendingUser pending, SignInProof proof, boolean remember, @Nullable String userAgent) {
        User user = pending.user();
        BegunSignIn begun = transaction.run(() -> {
            BegunSignIn signIn = begun(pending, proof, userAgent);
            String nonce = device.remember(EmailAddress.folded(user.email()));
            if (remember && !remembered.lifetime().isZero()) {
                remembered.remember(user, nonce, signIn.id());
            } else {
                remembered.usedBy(user, signIn.id());
            }
            return signIn;
        });
        return List.of(begun.cookie(), firstSteps.cleared());
    }

    /** In the transaction that is there. */
    BegunSignIn begun(PendingUser pending, SignInProof proof, @Nullable String userAgent) {
        transaction.require();
        if (pending.step() == null) {
            return signIns.strengthen(requireNonNull(pending.signIn()), proof);
        }
        users.locked(pending.user().id());
        if (!firstSteps.take(pending.step())) {
            throw new InvalidGrantException("The first step is over.");
        }
        return signIns.begin(new ProvenUser(pending.user()), proof, userAgent);
    }

    /** A device that is known by the password alone, from before there was a second factor, is a stranger here. */
    private boolean isRight(User user, String client, String otherwise, BooleanSupplier use) {
        String account = EmailAddress.folded(user.email());
        Attempt attempt = throttle.attempt(
                account,
                device.deviceOf(account, authenticators.since(user.id())).orElse(null));
        throttle.require(attempt);
        return transaction.run(() -> {
            users.locked(user.id()); // one at a time: guesses that come at once learn no more than guesses in a row
            throttle.require(attempt);
            if (use.getAsBoolean()) {
                throttle.succeeded(attempt);
                return true;
            }
            failures.count(
                    attempt,
                    SecurityEvent.failure(EventType.SIGN_IN)
                            .to(user.id())
                            .through(client)
                            .because(otherwise));
            return false;
        });
    }
}
