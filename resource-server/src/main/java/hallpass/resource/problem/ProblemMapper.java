package hallpass.resource.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a {@link ProblemException}. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<ProblemException> {

    @Override
    public Response toResponse(ProblemException exception) {
        Response.ResponseBuilder response = exception.problem().response();
        exception
                .retryAfter()
                .ifPresent(wait -> response.header(
                        "Retry-After", Math.max(1, wait.plusMillis(999).toSeconds())));
        return response.build();
    }
}
