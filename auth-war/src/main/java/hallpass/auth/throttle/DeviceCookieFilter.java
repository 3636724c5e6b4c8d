package hallpass.auth.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;

/**
 * Sets the {@link DeviceCookie} on the answer to a sign-in, at whichever endpoint that was; behind its other cookies.
 */
@Provider
@ApplicationScoped
public class DeviceCookieFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400 && request.getProperty(DeviceCookie.TO_BE_SET) instanceof NewCookie cookie) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie);
        }
    }
}
