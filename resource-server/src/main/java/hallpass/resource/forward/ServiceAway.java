package hallpass.resource.forward;

import hallpass.resource.problem.Causes;
import hallpass.resource.problem.KnownFailure;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** A service that cannot be reached, or does not answer in time, is a 503. */
@ApplicationScoped
class ServiceAway implements KnownFailure {

    private static final Logger LOG = System.getLogger(ServiceAway.class.getName());

    @Override
    public Optional<ProblemException> explain(Throwable failure) {
        if (!(failure instanceof ProcessingException)
                || Causes.first(failure, IOException.class).isEmpty()) {
            return Optional.empty();
        }
        LOG.log(Level.WARNING, "A service that is needed is away: " + failure.getCause());
        return Optional.of(ProblemException.unavailable(
                "A service that this needs cannot be reached just now. Try again shortly.", Duration.ofSeconds(2)));
    }
}
