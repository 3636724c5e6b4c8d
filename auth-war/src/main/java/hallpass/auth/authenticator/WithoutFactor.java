package hallpass.auth.authenticator;

import hallpass.auth.user.Users;
import hallpass.resource.stepup.StepUpExemption;
import hallpass.resource.token.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Users without a second factor can't show one, and services have none: what they do here asks for a password in the
 * request, or for the role alone. Of whom one is required, that one has to set it up first.
 */
@ApplicationScoped
class WithoutFactor implements StepUpExemption {

    @Inject
    Caller caller;

    @Inject
    Users users;

    @Inject
    SecondFactorPolicy policy;

    @Override
    public boolean appliesToCaller() {
        return caller.session().isEmpty()
                || users.find(caller.subject()).filter(policy::asksMoreOf).isEmpty();
    }
}
