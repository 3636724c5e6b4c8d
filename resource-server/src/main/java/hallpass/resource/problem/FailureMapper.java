package hallpass.resource.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Answers all failures that have no answer yet. Malformed JSON arrives as {@link JsonException} or
 * {@link JsonbException}, the framework's refusals as {@link WebApplicationException}, whose messages hold the whole
 * URL and are not passed on. All other failures are our fault: a 500 whose {@code instance} the log explains.
 */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Inject
    @Any
    Instance<KnownFailure> knownFailures;

    @Inject
    ProblemMapper problems;

    @Override
    public Response toResponse(Throwable failure) {
        Optional<ProblemException> known =
                Causes.of(failure).flatMap(cause -> explain(cause).stream()).findFirst();
        if (known.isPresent()) {
            return problems.toResponse(known.get());
        }
        if (failure instanceof WebApplicationException refusal) {
            return refused(refusal);
        }
        Problem problem =
                Problem.of(500, "Something went wrong on our side. The log has the details under this instance.");
        LOG.log(Level.ERROR, "Unexpected failure " + problem.instance(), failure);
        return problem.response().build();
    }

    private Optional<ProblemException> explain(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return Optional.of(problem);
        }
        if (failure instanceof JsonException || failure instanceof JsonbException) {
            return Optional.of(ProblemException.badRequest("The body is not the JSON that is expected here."));
        }
        return knownFailures.stream()
                .flatMap(known -> known.explain(failure).stream())
                .findFirst();
    }

    private static Response refused(WebApplicationException refusal) {
        Response given = refusal.getResponse();
        int status = given.getStatus();
        if (status < 400) {
            return given;
        }
        if (status >= 500) {
            LOG.log(Level.ERROR, "Refused with " + status, refusal);
        }
        Response.ResponseBuilder response =
                Problem.of(status, Details.of(status)).response();
        for (String kept : new String[] {HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE}) {
            String value = given.getHeaderString(kept);
            if (value != null) {
                response.header(kept, value);
            }
        }
        return response.build();
    }
}
