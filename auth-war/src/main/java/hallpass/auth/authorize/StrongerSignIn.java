package hallpass.auth.authorize;

import com.nimbusds.openid.connect.sdk.OIDCError;
import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.authorize.Authorization.Page;
import hallpass.auth.factor.SignInSteps;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.resource.stepup.Acr;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Where somebody has to go whose sign-in is too weak for a request, or for the rules of this server. */
@ApplicationScoped
class StrongerSignIn {

    @Inject
    Authenticators authenticators;

    @Inject
    SignInSteps steps;

    /**
     * @return empty if the sign-in is strong enough
     * @throws AuthorizationException if this user cannot make it strong enough
     */
    Optional<Page> page(AuthorizationRequest request, BrowserSignIn signIn) {
        Optional<Acr> strongest = authenticators.strongest(signIn.user());
        if (signIn.proof().acr().isAtLeast(request.acr())
                && steps.missing(signIn).isEmpty()) {
            return Optional.empty();
        }
        if (strongest.filter(acr -> acr.isAtLeast(request.acr())).isPresent()) {
            return Optional.of(Page.SECOND_FACTOR);
        }
        if (strongest.isEmpty() && !request.acr().isAtLeast(Acr.PHISHING_RESISTANT)) {
            return Optional.of(Page.SIGN_IN); // behind the password one is set up
        }
        throw new AuthorizationException(
                request.target(),
                OIDCError.UNMET_AUTHENTICATION_REQUIREMENTS.getCode(),
                "This user cannot sign in with that acr.");
    }
}
