package hallpass.resource.token;

import hallpass.resource.problem.KnownFailure;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import java.util.Optional;

/** Who has no good token is told that, and not which media types an operation has: 401 before 415 and 406. */
@ApplicationScoped
class MissingTokenFailure implements KnownFailure {

    @Inject
    GuardedOperations operations;

    @Inject
    HttpServletRequest request;

    @Override
    public Optional<ProblemException> explain(Throwable failure) {
        boolean mediaType = failure instanceof NotSupportedException || failure instanceof NotAcceptableException;
        return mediaType
                        && AcceptedToken.of(request) == null
                        && operations.guard(request.getMethod(), request.getRequestURI())
                ? Optional.of(ProblemException.unauthorized())
                : Optional.empty();
    }
}
