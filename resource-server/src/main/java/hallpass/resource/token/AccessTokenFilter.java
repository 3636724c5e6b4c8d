package hallpass.resource.token;

import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses (401) what the container's MP-JWT has let pass and the contract does not, before {@code @RolesAllowed} is
 * asked. All of it happens in memory.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class AccessTokenFilter implements ContainerRequestFilter {

    /** Headers differ by key only, so a handful are seen; the bound is for those who send others. */
    private static final int MAX_HEADERS = 256;

    private final Map<String, Optional<String>> keyIds = new ConcurrentHashMap<>();

    @Inject
    KeySetRelay relay;

    @Inject
    StatusGate status;

    @Inject
    Caller caller;

    @Inject
    ThisService service;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!(request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token)) {
            if (request.getHeaderString("Authorization") != null && relay.age().isEmpty()) {
                throw ProblemException.unavailable(
                        "The keys to verify tokens are not here yet.", Duration.ofSeconds(2));
            }
            return; // nobody: @RolesAllowed refuses, @PermitAll does not care
        }
        if (accepts(token) && status.lets(token)) {
            caller.is(token);
        } else {
            request.abortWith(Problem.of(401, "The access token is not one that this service takes.")
                    .response()
                    .build());
        }
    }

    private boolean accepts(JsonWebToken token) {
        String raw = token.getRawToken();
        return raw != null
                && TokenRules.isCompact(raw)
                && keyId(raw.substring(0, raw.indexOf('.')))
                        .filter(relay::publishes)
                        .isPresent()
                && TokenRules.claimsHold(token, service.name());
    }

    private Optional<String> keyId(String header) {
        Optional<String> known = keyIds.get(header);
        if (known != null) {
            return known;
        }
        if (keyIds.size() >= MAX_HEADERS) {
            keyIds.clear();
        }
        Optional<String> read = TokenRules.keyId(header);
        keyIds.put(header, read);
        return read;
    }
}
