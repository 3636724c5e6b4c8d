package hallpass.resource.token;

import hallpass.resource.service.ServiceMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.metrics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * {@code hallpass_tokens_refused_total} for what the container decides: a token that it did not verify (signature,
 * issuer, expiry …), and a good one without the role. Our own rules count what they refuse themselves.
 */
@Provider
@ApplicationScoped
public class RefusalMetrics implements ContainerResponseFilter {

    private static final String NAME = "hallpass.tokens.refused";
    private static final String REASON = "reason";

    @Inject
    ServiceMetrics metrics;

    private @Nullable Counter notVerified;
    private @Nullable Counter forbidden;

    void start(@Observes Startup startup) {
        notVerified = metrics.counter(NAME, REASON, "not_verified");
        forbidden = metrics.counter(NAME, REASON, "forbidden");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        if (status == 403) {
            count(forbidden);
        } else if (status == 401
                && request.getHeaderString("Authorization") != null
                && request.getSecurityContext().getUserPrincipal() == null) {
            count(notVerified);
        }
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.inc();
        }
    }
}
