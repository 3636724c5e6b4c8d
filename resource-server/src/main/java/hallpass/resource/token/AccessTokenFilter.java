package hallpass.resource.token;

import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

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
    Caller caller;

    @Context
    HttpServletRequest http;

    @Context
    HttpServletResponse response;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Object taken = request.getProperty(TokenGate.TAKEN);
        Principal user = request.getSecurityContext().getUserPrincipal();
        if (user == null && taken != null) {
            user = authenticated(); // Liberty looks by itself for "Bearer" only, in these letters
        }
        if (user instanceof JsonWebToken token) {
            String raw = token.getRawToken();
            if (raw != null && (taken == null ? tokens.accept(raw) : raw.equals(taken))) {
                tokens.requireFreshStatus(raw);
                caller.is(token);
            } else {
                refuse(request);
            }
        } else if (request.getHeaderString("Authorization") != null) {
            if (relay.age().isEmpty()) {
                throw ProblemException.unavailable(
                        "The keys to verify tokens are not here yet.", Duration.ofSeconds(2));
            }
            if (needsRole()) {
                refuse(request); // as @RolesAllowed would, but without asking the container once more
            }
        }
        // else nobody: @RolesAllowed refuses, @PermitAll does not care
    }

    private static void refuse(ContainerRequestContext request) {
        request.abortWith(Problem.of(401, "The access token is not one that this service takes.")
                .response()
                .build());
    }

    private boolean needsRole() {
        Method method = resource.getResourceMethod();
        return method.isAnnotationPresent(RolesAllowed.class)
                || resource.getResourceClass().isAnnotationPresent(RolesAllowed.class)
                        && !method.isAnnotationPresent(PermitAll.class);
    }

    private @Nullable Principal authenticated() throws IOException {
        try {
            return http.authenticate(response) ? http.getUserPrincipal() : null;
        } catch (ServletException refused) {
            return null;
        }
    }
}
