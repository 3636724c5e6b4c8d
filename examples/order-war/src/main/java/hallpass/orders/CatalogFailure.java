package hallpass.orders;

import hallpass.resource.problem.KnownFailure;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** A catalog that is away is a 503: nothing was ordered, and it may be tried again. */
@ApplicationScoped
class CatalogFailure implements KnownFailure {

    private static final Logger LOG = System.getLogger(CatalogFailure.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2); // when the circuit breaker tries again

    @Override
    public Optional<ProblemException> explain(Throwable failure) {
        if (!(failure instanceof CatalogAwayException || failure instanceof FaultToleranceException)) {
            return Optional.empty();
        }
        LOG.log(Level.INFO, "No order without the catalog: " + failure);
        return Optional.of(ProblemException.unavailable(
                "The catalog cannot be asked just now, so nothing was ordered. Try again shortly.", RETRY_AFTER));
    }
}
