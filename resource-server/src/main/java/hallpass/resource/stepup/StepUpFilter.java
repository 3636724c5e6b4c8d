package hallpass.resource.stepup;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Caller;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Asks for the sign-in that one method needs. */
final class StepUpFilter implements ContainerRequestFilter {

    private final SignInNeed need;
    private final Caller caller;
    private final Instance<StepUpExemption> exemptions;
    private final Clock clock;

    /** @param caller of the request that runs then */
    StepUpFilter(SignInNeed need, Caller caller, Instance<StepUpExemption> exemptions, Clock clock) {
        this.need = need;
        this.caller = caller;
        this.exemptions = exemptions;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        JsonWebToken token = caller.accessToken().orElseThrow(ProblemException::unauthorized);
        if (exemptions.stream().noneMatch(StepUpExemption::appliesToCaller)) {
            need.require(token, clock.instant());
        }
    }
}
