package hallpass.resource.stepup;

import hallpass.resource.token.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;

/** Puts a {@link StepUpFilter} before each method with {@link StepUp}, behind the check of its roles. */
@Provider
@ApplicationScoped
public class StepUpFeature implements DynamicFeature {

    @Inject
    Caller caller;

    @Inject
    @Any
    Instance<StepUpExemption> exemptions;

    @Inject
    Clock clock;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        new ResourceMethod(resource.getResourceClass(), resource.getResourceMethod())
                .stepUp()
                .map(SignInNeed::of)
                .map(need -> new StepUpFilter(need, caller, exemptions, clock))
                .ifPresent(filter -> context.register(filter, Priorities.AUTHORIZATION + 1));
    }
}
