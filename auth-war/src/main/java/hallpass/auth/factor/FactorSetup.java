package hallpass.auth.factor;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.sso.BegunSignIn;
import hallpass.auth.throttle.DeviceCookie;
import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.User;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Setting up a first second factor in the course of a sign-in. */
@ApplicationScoped
public class FactorSetup {

    @Inject
    FirstSteps firstSteps;

    @Inject
    SecondSteps secondSteps;

    @Inject
    TotpAuthenticators totp;

    @Inject
    RecoveryCodes recoveryCodes;

    @Inject
    Authenticators authenticators;

    @Inject
    DeviceCookie device;

    @Inject
    Transaction transaction;

    @Inject
    Settings settings;

    /**
     * What came of a setup.
     *
     * @param recoveryCodes to be shown once
     * @param cookies for the browser
     */
    public record Done(List<String> recoveryCodes, List<NewCookie> cookies) {}

    /** @return who has shown a first factor in this browser, and has no second one yet */
    public Optional<PendingUser> pending() {
        return firstSteps
                .current()
                .filter(pending -> !authenticators.haveFactor(pending.user().id()));
    }

    /** @return the same until the step is over: a page can be shown again */
    public TotpOffer offer(PendingUser pending) {
        return TotpOffer.of(firstSteps.secretOf(step(pending)), pending.user(), settings);
    }

    /**
     * Signs the user in, with the new app as the second factor.
     *
     * @throws ProblemException 400 if it is not the code of now; 409 if the user got an app meanwhile
     * @throws InvalidGrantException if what was proved first does not hold any more, or has been used
     */
    public Done confirm(PendingUser pending, String code, @Nullable String userAgent) {
        User user = pending.user();
        TotpSecret secret = firstSteps.secretOf(step(pending));
        Done done = transaction.run(() -> {
            totp.add(user.id(), secret, code);
            BegunSignIn begun = secondSteps.begun(pending, pending.proof().andCode("with a new app"), userAgent);
            return new Done(recoveryCodes.complete(user.id()), List.of(begun.cookie(), firstSteps.cleared()));
        });
        device.remember(EmailAddress.folded(user.email()));
        return done;
    }

    private static String step(PendingUser pending) {
        return Objects.requireNonNull(pending.step());
    }
}
