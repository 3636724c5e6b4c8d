package hallpass.resource.token;

import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Has the last word on who calls, before {@code @RolesAllowed} is asked: nobody but who came with a token that
 * {@link AccessTokens} takes, and the container's MP-JWT too. All of it happens in memory.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class AccessTokenFilter implements ContainerRequestFilter {

    @Inject
    KeySetRelay relay;

    @Inject
    AccessTokens tokens;

    @Inject
    StatusGate status;

    @Inject
    Caller caller;

    @Context
    HttpServletRequest http;

    @Context
    HttpServletResponse response;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Object taken = http.getAttribute(TokenGate.TAKEN);
        if (taken != null && http.getUserPrincipal() == null) {
            authenticate(); // Liberty looks by itself for "Bearer" only, in these letters
        }
        if (!(http.getUserPrincipal() instanceof JsonWebToken token)) {
            if (taken == null
                    && http.getHeader("Authorization") != null
                    && relay.age().isEmpty()) {
                throw ProblemException.unavailable(
                        "The keys to verify tokens are not here yet.", Duration.ofSeconds(2));
            }
            return; // nobody: @RolesAllowed refuses, @PermitAll does not care
        }
        String raw = token.getRawToken();
        if (raw != null && (taken == null ? tokens.accept(raw) : raw.equals(taken)) && status.lets(token)) {
            caller.is(token);
        } else {
            request.abortWith(Problem.of(401, "The access token is not one that this service takes.")
                    .response()
                    .build());
        }
    }

    private void authenticate() throws IOException {
        try {
            http.authenticate(response);
        } catch (ServletException refused) {
            // then nobody calls
        }
    }
}
