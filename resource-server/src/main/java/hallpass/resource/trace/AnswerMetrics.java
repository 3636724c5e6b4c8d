package hallpass.resource.trace;

import hallpass.resource.service.ServiceMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.eclipse.microprofile.metrics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * {@code hallpass_answers_total} by {@code service} and {@code status}. Liberty's own metric of requests is switched
 * off, because a client chooses some of its labels (decision 0029).
 */
@Provider
@ApplicationScoped
public class AnswerMetrics implements ContainerResponseFilter {

    private static final String NAME = "hallpass.answers";
    private static final int STATUSES = 600;

    @Inject
    ServiceMetrics metrics;

    /** By status; each is looked up once. */
    private final AtomicReferenceArray<@Nullable Counter> counters = new AtomicReferenceArray<>(STATUSES);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        if (status > 0 && status < STATUSES) {
            counter(status).inc();
        }
    }

    private Counter counter(int status) {
        Counter known = counters.get(status);
        if (known == null) {
            known = metrics.counter(NAME, "status", Integer.toString(status));
            counters.set(status, known); // the registry gives the same one to whoever asks at the same time
        }
        return known;
    }
}
