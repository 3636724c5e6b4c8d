package hallpass.resource.forward;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which token a call carries. */
@ApplicationScoped
class Tokens {

    @Inject
    Caller caller;

    @Inject
    OwnToken own;

    /**
     * The caller's own token, never a mightier one in its place: a caller whose token does not name the service is
     * refused, and only if nobody calls (a schedule, an event, an open endpoint) this service speaks for itself.
     *
     * @throws ProblemException 403 if the caller's token is not for that service, 503 if our own cannot be had
     */
    String forCall(String service) {
        Optional<JsonWebToken> callers = callers();
        if (callers.isEmpty()) {
            return own.forService(service);
        }
        Set<String> audience = callers.get().getAudience();
        if (audience == null || !audience.contains(service)) {
            throw ProblemException.forbidden(
                    "This needs the service " + service + ", which the access token is not for.");
        }
        return callers.get().getRawToken();
    }

    /** The other service refused it. @return whether it is our own, and not the caller's */
    boolean refused(String token) {
        return own.forget(token);
    }

    private Optional<JsonWebToken> callers() {
        try {
            return caller.accessToken();
        } catch (ContextNotActiveException noRequest) {
            return Optional.empty();
        }
    }
}
