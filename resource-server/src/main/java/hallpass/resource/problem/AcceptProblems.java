package hallpass.resource.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/**
 * Generated clients accept nothing but problems if the good answer has no body, as that of a DELETE. Such a client gets
 * what the operation gives; otherwise it would be 406.
 */
@Provider
@PreMatching
public class AcceptProblems implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.strip().toLowerCase(Locale.ROOT).equals(Problem.MEDIA_TYPE)) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        }
    }
}
