package hallpass.resource.token;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses the access tokens of ended sessions, by {@code status.status_list} (draft-ietf-oauth-status-list section 6). */
@ApplicationScoped
class StatusGate {

    @Inject
    TokenStatuses statuses;

    @Inject
    TokenMetrics metrics;

    /**
     * @return whether the token is not known to be over; one without a {@code status} never is
     * @throws ProblemException 503 where what is known is too old to say
     */
    boolean lets(JsonWebToken token) {
        Object claim = token.getClaim("status");
        if (claim == null) {
            return true;
        }
        StatusReference reference = StatusReference.of(claim);
        TokenStatus status = reference == null ? TokenStatus.INVALID : statuses.of(reference.uri(), reference.index());
        if (status == TokenStatus.LIVE) {
            return true;
        }
        metrics.refused(status);
        if (status == TokenStatus.STALE) {
            throw ProblemException.unavailable(
                    "Which sessions have ended is not known well enough just now. Try again shortly.",
                    Duration.ofSeconds(2));
        }
        return false;
    }
}
