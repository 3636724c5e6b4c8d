package hallpass.auth.origin;

import hallpass.auth.client.ClientOrigins;
import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets the pages of clients read the answers of the OAuth endpoints. It never allows credentials: if a page has our
 * cookies sent along all the same, its browser keeps the answer from it.
 */
@Provider
@PreMatching
@ApplicationScoped
public class OriginFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** Property of a request: the value of {@link #ALLOWED}. */
    private static final String SHARED_WITH = OriginFilter.class.getName();

    private static final String EVERYBODY = "*";
    private static final String ORIGIN = "Origin";
    private static final String PREFLIGHT = "Access-Control-Request-Method";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Inject
    ClientOrigins clients;

    @Inject
    NamedClient client;

    /** Those that the operator names, besides the clients'. */
    @Inject
    @Setting(name = "hallpass.cors.origins")
    List<String> configured;

    /** Answers the question that a browser asks before a page's request, and notes who may read the answer to one. */
    @Override
    public void filter(ContainerRequestContext request) {
        String origin = request.getHeaderString(ORIGIN);
        Sharing sharing = Sharing.of(request.getUriInfo().getPath());
        String sharedWith = origin == null ? null : sharedWith(origin, sharing);
        if (sharedWith == null) {
            return;
        }
        request.setProperty(SHARED_WITH, sharedWith);
        if (request.getMethod().equals("OPTIONS") && request.getHeaderString(PREFLIGHT) != null) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Allow-Methods", "GET, POST")
                    .header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Requested-With")
                    .header("Access-Control-Max-Age", "600")
                    .build());
        }
    }

    /** An origin that the operator did not name is asked once more: which client called is known only now. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (Sharing.of(request.getUriInfo().getPath()) == Sharing.CLIENTS) {
            headers.add(HttpHeaders.VARY, ORIGIN);
        }
        if (request.getProperty(SHARED_WITH) instanceof String sharedWith
                && (EVERYBODY.equals(sharedWith) || configured.contains(sharedWith) || client.mayBeAt(sharedWith))) {
            headers.putSingle(ALLOWED, sharedWith);
            headers.putSingle("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
        }
    }

    private @Nullable String sharedWith(String origin, Sharing sharing) {
        return switch (sharing) {
            case PUBLIC -> EVERYBODY;
            case CLIENTS -> configured.contains(origin) || clients.include(origin) ? origin : null;
            case NONE -> null;
        };
    }
}
