package hallpass.resource.token;

import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Decides who the caller is, before {@code @RolesAllowed} is asked. A request has a caller only if both {@link
 * AccessTokenVerifier} and the container's MP-JWT take its token. All of it happens in memory.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class AccessTokenFilter implements ContainerRequestFilter {

    @Inject
    AccessTokenVerifier tokens;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Context
    HttpServletRequest http;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Principal user = request.getSecurityContext().getUserPrincipal();
        if (user instanceof JsonWebToken token) {
            AcceptedToken accepted = accepted(token.getRawToken());
            if (accepted != null) {
                tokens.requireFreshStatus(accepted);
                caller.is(token, accepted.mapped());
                request.setSecurityContext(new RememberedRoles(request.getSecurityContext(), accepted, clock));
            } else {
                refuse(request);
            }
        } else if (request.getHeaderString("Authorization") != null) {
            if (tokens.lackKeys(request.getHeaderString("Authorization"))) {
                throw ProblemException.unavailable(
                        "The keys to verify tokens are not here yet.", Duration.ofSeconds(2));
            }
            if (needsRole()) {
                refuse(request); // as @RolesAllowed would, but without asking the container again
            }
        }
        // without a caller @RolesAllowed refuses, and @PermitAll passes
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

    private @Nullable AcceptedToken accepted(@Nullable String raw) {
        AcceptedToken taken = AcceptedToken.of(http);
        if (raw == null || taken != null) {
            return taken != null && taken.raw().equals(raw) ? taken : null;
        }
        return tokens.accept(raw);
    }
}
