package hallpass.resource.status;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refuses access tokens of ended sessions, by {@code status.status_list} (draft-ietf-oauth-status-list section 6). */
@ApplicationScoped
public class StatusGate {

    @Inject
    TokenStatuses statuses;

    @Inject
    StatusMetrics metrics;

    /** @return the gate of another issuer, by its own lists */
    StatusGate of(TokenStatuses others) {
        StatusGate gate = new StatusGate();
        gate.statuses = others;
        gate.metrics = metrics;
        return gate;
    }

    /** @return whether the token is not known to be over; one that names no place in a list never is */
    public boolean allows(@Nullable StatusReference reference) {
        if (reference == null) {
            return true;
        }
        TokenStatus status = statuses.of(reference.uri(), reference.index());
        if (status == TokenStatus.LIVE || status == TokenStatus.STALE) {
            return true;
        }
        metrics.refused(status);
        return false;
    }

    /** @throws ProblemException 503 if what is known is too old to say */
    public void requireFresh(@Nullable StatusReference reference) {
        if (reference != null && statuses.of(reference.uri(), reference.index()) == TokenStatus.STALE) {
            metrics.refused(TokenStatus.STALE);
            throw ProblemException.unavailable(
                    "Which sessions have ended is not known well enough just now. Try again shortly.",
                    Duration.ofSeconds(2));
        }
    }
}
