package hallpass.auth.token;

import hallpass.resource.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.util.Set;

/**
 * OAuth clients know only OAuth errors: what the rest of the service says as a problem is said as RFC 6749 section 5.2
 * here. Not bound to methods, for a wrong media type or method has none.
 */
@Provider
@ApplicationScoped
public class OAuthErrorFilter implements ContainerResponseFilter {

    private static final int OVERTAKEN = Response.Status.CONFLICT.getStatusCode();

    private static final String REGISTER = "register";
    private static final Set<String> ENDPOINTS =
            Set.of("token", "revoke", "introspect", "par", "device_authorization", REGISTER);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof String problem
                && Problem.MEDIA.isCompatible(response.getMediaType())
                && ENDPOINTS.contains(endpoint(request))) {
            OAuthError error = response.getStatus() == OVERTAKEN
                    ? tryAgain(response)
                    : new OAuthError(code(response.getStatus(), endpoint(request)), detail(problem));
            response.setEntity(error, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }

    /** Two transactions at once; unlike elsewhere the client has nothing to read again, and the same request may do. */
    private static OAuthError tryAgain(ContainerResponseContext response) {
        response.setStatus(Response.Status.SERVICE_UNAVAILABLE.getStatusCode());
        response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, "1");
        return new OAuthError(OAuthError.TEMPORARILY_UNAVAILABLE, "Another request came first. Try again.");
    }

    /** The first part of the path; behind that of the registration endpoint stands a client's id. */
    private static String endpoint(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath().replaceFirst("^/+", "");
        return path.startsWith(REGISTER + "/") ? REGISTER : path.replace("/", "");
    }

    private static String code(int status, String endpoint) {
        return switch (status) {
            case 400 -> endpoint.equals(REGISTER) ? OAuthError.INVALID_CLIENT_METADATA : OAuthError.INVALID_REQUEST;
            case 429, 503 -> OAuthError.TEMPORARILY_UNAVAILABLE;
            case 401 -> OAuthError.INVALID_CLIENT;
            default -> status < 500 ? OAuthError.INVALID_REQUEST : OAuthError.SERVER_ERROR;
        };
    }

    private static String detail(String problem) {
        try (JsonReader reader = Json.createReader(new StringReader(problem))) {
            return reader.readObject().getString("detail", "");
        }
    }
}
