package hallpass.auth.page;

import hallpass.resource.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
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
import org.jspecify.annotations.Nullable;

/**
 * People get a page where the rest of the service answers with a problem or an OAuth error. Not bound to methods, for a
 * wrong media type or method has none.
 */
@Provider
@ApplicationScoped
public class PageErrorFilter implements ContainerResponseFilter {

    private static final int LEAST_ERROR = 400;
    private static final int OUR_FAULT = 500;

    @Inject
    Pages pages;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath().replaceFirst("^/", "").replaceFirst("/.*", "");
        boolean isPage = MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType());
        if (response.getStatus() >= LEAST_ERROR && !isPage && Pages.has(path)) {
            Response page = pages.error(error(response), path);
            response.setStatus(page.getStatus());
            page.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
            response.setEntity(page.getEntity(), new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }

    private static PageError error(ContainerResponseContext response) {
        String retryAfter = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return response.getEntity() instanceof String problem && Problem.MEDIA.isCompatible(response.getMediaType())
                ? error(problem, retryAfter)
                : new PageError(response.getStatus(), "", retryAfter, null);
    }

    /** @param retryAfter seconds */
    private static PageError error(String text, @Nullable String retryAfter) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject problem = reader.readObject();
            int status = problem.getInt("status");
            return new PageError(
                    status,
                    problem.getString("type").replaceFirst(".*:", ""),
                    retryAfter,
                    status == OUR_FAULT ? problem.getString("instance") : null); // else the log has no more of it
        }
    }
}
