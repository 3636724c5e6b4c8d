package hallpass.resource.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Mistakes of a caller that RESTEasy reports as its own failure. */
@ApplicationScoped
class FrameworkFailure implements KnownFailure {

    private static final String BAD_QUALITY_FACTOR = "RESTEASY003545";

    @Override
    public Optional<ProblemException> explain(Throwable failure) {
        String message = failure.getMessage();
        return message != null && message.startsWith(BAD_QUALITY_FACTOR)
                ? Optional.of(ProblemException.badRequest("The Accept header is malformed."))
                : Optional.empty();
    }
}
