package hallpass.auth.authenticator;

import hallpass.resource.stepup.StepUpExemption;
import hallpass.resource.token.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Users without a second factor can't show one, and services have none: what they do here asks for a password in the
 * request, or for the role alone.
 */
@ApplicationScoped
class WithoutFactor implements StepUpExemption {

    @Inject
    Caller caller;

    @Inject
    Authenticators authenticators;

    @Override
    public boolean appliesToCaller() {
        return caller.session().isEmpty() || !authenticators.haveFactor(caller.subject());
    }
}
