package hallpass.resource.forward;

import hallpass.resource.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns another service's refusal into the answer to our own caller. */
class ServiceAnswerMapper implements ResponseExceptionMapper<RuntimeException> {

    private static final Duration SHORTLY = Duration.ofSeconds(2);

    private final String service;

    ServiceAnswerMapper(String service) {
        this.service = service;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public RuntimeException toThrowable(Response answer) {
        int status = answer.getStatus();
        if (status == 401) {
            return ProblemException.unauthorized("The access token is not taken any more.");
        }
        if (status == 403) {
            return ProblemException.forbidden("This needs the service " + service + ", which does not allow it.");
        }
        if (status == 429) {
            return ProblemException.tooManyRequests(retryAfter(answer));
        }
        if (status >= 500) {
            return ProblemException.unavailable(
                    "The service " + service + " cannot be used just now. Try again shortly.", retryAfter(answer));
        }
        return new ServiceAnswer(service, status);
    }

    private static Duration retryAfter(Response answer) {
        String seconds = answer.getHeaderString(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : SHORTLY;
    }
}
