package hallpass.auth.factor;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.authenticator.SecondFactorPolicy;
import hallpass.auth.credential.ProvenUser;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.sso.BegunSignIn;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.sso.SignInProof;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows a first proof of who somebody is: the sign-in, or a page that asks for more. Every way to sign
 * in on the pages ends here, so none gets around the second step.
 */
@ApplicationScoped
public class SignInSteps {

    @Inject
    Authenticators authenticators;

    @Inject
    SecondFactorPolicy policy;

    @Inject
    FirstSteps firstSteps;

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
    Transaction transaction;

    /**
     * @param proof what was shown so far
     * @param wanted how strong the application wants the sign-in to be
     * @throws InvalidGrantException if the user was disabled or deleted, or its password changed, since the proof
     * @throws ProblemException 429 if others' guesses came first
     */
    public NextStep after(ProvenUser proven, SignInProof proof, Acr wanted, @Nullable String userAgent) {
        User user = user(proven);
        Optional<StepPage> missing = missing(user, proof, wanted);
        return missing.isPresent()
                ? new NextStep(missing.get(), firstSteps.begin(proven, proof))
                : new NextStep(null, begun(user, proven, proof, userAgent));
    }

    /** @return the page that asks for what is missing; empty if the proof is enough. Otherwise as {@link #after} */
    public Optional<StepPage> missing(ProvenUser proven, SignInProof proof, Acr wanted) {
        return missing(user(proven), proof, wanted);
    }

    /**
     * Asked before a sign-in of earlier gives something out: the user may have to have a second factor since then.
     *
     * @return the page that asks for what is missing; empty if the sign-in is enough for the policy
     */
    public Optional<StepPage> missing(BrowserSignIn signIn) {
        return users.find(signIn.user())
                .filter(policy::isRequiredOf)
                .flatMap(user -> missing(user, signIn.proof(), Acr.PASSWORD));
    }

    private Optional<StepPage> missing(User user, SignInProof proof, Acr wanted) {
        boolean wantsMore = wanted.isAtLeast(Acr.MULTI_FACTOR);
        if (proof.acr().isAtLeast(Acr.MULTI_FACTOR)) {
            return Optional.empty();
        }
        if (authenticators.haveFactor(user.id())) {
            return Optional.of(StepPage.SECOND_FACTOR).filter(page -> wantsMore || !remembered.isKnown(user));
        }
        return Optional.of(StepPage.SET_UP).filter(page -> wantsMore || policy.isRequiredOf(user));
    }

    private NewCookie begun(User user, ProvenUser proven, SignInProof proof, @Nullable String userAgent) {
        String account = EmailAddress.folded(user.email());
        boolean couldBeGuessed = !proof.acr().isAtLeast(Acr.PHISHING_RESISTANT); // nobody guesses a signature
        if (couldBeGuessed && authenticators.haveFactor(user.id())) { // the password did not forget the failures
            throttle.succeeded(
                    throttle.attempt(account, device.deviceOf(account).orElse(null)));
        }
        BegunSignIn begun = transaction.run(() -> {
            BegunSignIn signIn = signIns.begin(proven, proof, userAgent);
            remembered.usedBy(user, signIn.id());
            return signIn;
        });
        device.remember(account);
        return begun.cookie();
    }

    private User user(ProvenUser proven) {
        return users.find(proven.id())
                .orElseThrow(() -> new InvalidGrantException("The e-mail or the password is wrong."));
    }
}
