package hallpass.resource.stepup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a {@link StepUpNeededException} with its challenge. */
@Provider
@ApplicationScoped
public class StepUpNeededMapper implements ExceptionMapper<StepUpNeededException> {

    @Override
    public Response toResponse(StepUpNeededException exception) {
        return exception
                .problem()
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, exception.challenge())
                .build();
    }
}
