package hallpass.resource.token;

import hallpass.resource.problem.KnownFailure;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import java.util.Optional;

/** A caller without a good token gets 401 before 415 and 406, and does not learn an operation's media types. */
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
