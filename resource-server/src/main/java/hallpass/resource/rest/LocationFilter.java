package hallpass.resource.rest;

import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a foreign host out of {@code Location}: JAX-RS makes it of the request's {@code Host}, which the client
 * chooses. The configured public address stays, and so does the server's own on this machine. Any other becomes a path,
 * which is right wherever the client found us (RFC 9110 section 10.2.2).
 */
@Provider
@ApplicationScoped
public class LocationFilter implements ContainerResponseFilter {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Inject
    @Setting(name = "hallpass.issuer")
    Optional<String> issuer;

    @Context
    HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getHeaders().getFirst(HttpHeaders.LOCATION) instanceof URI location && location.isAbsolute()) {
            String publicAuthority =
                    issuer.map(URI::create).map(URI::getRawAuthority).orElse(null);
            response.getHeaders().putSingle(HttpHeaders.LOCATION, safe(location, publicAuthority, http.getLocalPort()));
        }
    }

    static URI safe(URI location, @Nullable String publicAuthority, int localPort) {
        String authority = location.getRawAuthority();
        boolean ours = authority != null
                && (authority.equals(publicAuthority)
                        || THIS_MACHINE.stream().anyMatch(host -> authority.equals(host + ":" + localPort)));
        if (ours) {
            return location;
        }
        String query = location.getRawQuery();
        return URI.create(location.getRawPath() + (query == null ? "" : "?" + query));
    }
}
