package hallpass.resource.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Liberty's metrics put the exception itself, as text, into a header of the answer: it leaves again here. */
@Provider
public class QuietHeaders implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().keySet().removeIf(name -> name.endsWith("EMCallbackImpl.Exception"));
    }
}
