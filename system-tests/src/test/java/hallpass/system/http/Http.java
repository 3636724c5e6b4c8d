package hallpass.system.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;

/** The addresses of the services. The first segment of a path says which server it goes to. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final HttpClient client;
    private final URI fallback;
    private final Map<String, URI> services;

    private Http(HttpClient client, URI fallback, Map<String, URI> services) {
        this.client = client;
        this.fallback = fallback;
        this.services = services;
    }

    /** All services on one server. */
    public static Http at(URI server) {
        return new Http(CLIENT, server, Map.of());
    }

    /** By a client of the caller, for HTTPS. */
    public static Http through(HttpClient client, URI server) {
        return new Http(client, server, Map.of());
    }

    /** The auth service and the to-do service on servers of their own. */
    public static Http separate(URI auth, URI todo) {
        return new Http(CLIENT, auth, Map.of("auth", auth, "todo", todo));
    }

    public Call get(String path) {
        return call("GET", path);
    }

    public Call post(String path) {
        return call("POST", path);
    }

    public Call put(String path) {
        return call("PUT", path);
    }

    public Call patch(String path) {
        return call("PATCH", path);
    }

    public Call delete(String path) {
        return call("DELETE", path);
    }

    public Call call(String method, String path) {
        return new Call(client, method, URI.create(base(path) + path));
    }

    /** @return the address of the server that answers this path, without a slash at the end */
    public URI base(String path) {
        String[] segments = path.split("[/?]", 3);
        return services.getOrDefault(segments.length > 1 ? segments[1] : "", fallback);
    }
}
