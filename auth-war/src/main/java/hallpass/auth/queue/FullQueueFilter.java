package hallpass.auth.queue;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses what came when the queue was full; here, so that each endpoint's errors have their own form. */
@Provider
@ApplicationScoped
public class FullQueueFilter implements ContainerRequestFilter {

    /** @throws ProblemException 503 */
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(QueueFilter.FULL) != null) {
            throw HashQueue.busy();
        }
    }
}
