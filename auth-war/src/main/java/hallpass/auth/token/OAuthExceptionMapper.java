package hallpass.auth.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers an {@link OAuthException}; a 401 names the scheme that clients authenticate with (RFC 6749 section 5.2, RFC
 * 6750 section 3).
 */
@Provider
@ApplicationScoped
public class OAuthExceptionMapper implements ExceptionMapper<OAuthException> {

    @Override
    public Response toResponse(OAuthException exception) {
        Response.ResponseBuilder answer = Response.status(exception.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(exception.error())
                .header("Cache-Control", "no-store");
        if (exception.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            boolean bearer = exception.error().error().equals(OAuthError.INVALID_TOKEN);
            answer.header(
                    "WWW-Authenticate",
                    bearer ? "Bearer realm=\"hallpass\", error=\"invalid_token\"" : "Basic realm=\"hallpass\"");
        }
        return answer.build();
    }
}
