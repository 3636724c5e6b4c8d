package hallpass.resource.token;

import hallpass.resource.service.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/**
 * {@code hallpass_tokens_refused_total} for what the container decides: a token that it did not verify (signature,
 * issuer, expiry …), and a good one without the role. Our own rules count what they refuse themselves.
 */
@Provider
@ApplicationScoped
public class RefusalMetrics implements ContainerResponseFilter {

    private static final String NAME = "hallpass.tokens.refused";
    private static final String NOT_VERIFIED = "not_verified";
    private static final String FORBIDDEN = "forbidden";

    @Inject
    MetricRegistry registry;

    @Inject
    ThisService service;

    private @Nullable Counter notVerified;
    private @Nullable Counter forbidden;

    /** Looks the counters up once: one look-up takes as long as a small request. */
    void start(@Observes Startup startup) {
        notVerified = registry.counter(NAME, tags(NOT_VERIFIED));
        forbidden = registry.counter(NAME, tags(FORBIDDEN));
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

    private Tag[] tags(String reason) {
        return new Tag[] {new Tag("service", service.name()), new Tag("reason", reason)};
    }
}
