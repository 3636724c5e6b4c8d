package hallpass.resource.token;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses (401) a caller without an access token if {@link AnyToken} asks for one. */
@Provider
@AnyToken
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class AnyTokenFilter implements ContainerRequestFilter {

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        caller.requireToken();
    }
}
