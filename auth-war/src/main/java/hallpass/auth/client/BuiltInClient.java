package hallpass.auth.client;

import hallpass.auth.event.Origin;
import hallpass.resource.setting.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The client {@code hallpass}, as the authorization endpoint knows it: public, first-party, and for all services. It is
 * in no table. It may send people back to our own pages only, the page at {@code /} and the one of {@code /openapi/ui}:
 * at the issuer's address, and at the one by which the browser has reached us. A browser that is sent to the
 * second one is there already.
 */
@ApplicationScoped
public class BuiltInClient {

    /** The paths of those pages. */
    private static final List<String> PATHS = List.of("/", "/signed-in", "/openapi/ui/oauth2-redirect.html");

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /** The address of the page, if it is not at the root of the issuer's server. */
    @Inject
    @Setting(name = "hallpass.web.url")
    Optional<String> webUrl;

    @Inject
    @Setting(name = "hallpass.audiences", defaultValue = "auth,todo")
    List<String> audiences;

    @Inject
    HttpServletRequest request;

    private Set<String> redirectUris = Set.of();

    @PostConstruct
    void describe() {
        URI root = URI.create(issuer).resolve("/");
        URI web = webUrl.map(URI::create).map(uri -> uri.resolve("/")).orElse(root);
        redirectUris = Stream.of(root, web).flatMap(BuiltInClient::pages).collect(Collectors.toUnmodifiableSet());
    }

    public ServiceClient get() {
        JsonArray addresses = Json.createArrayBuilder(Stream.concat(
                                redirectUris.stream(),
                                Origin.own(request, issuer).map(URI::create).stream()
                                        .flatMap(BuiltInClient::pages))
                        .collect(Collectors.toSet()))
                .build();
        JsonObject metadata = Json.createObjectBuilder()
                .add("redirect_uris", addresses)
                .add("post_logout_redirect_uris", addresses)
                .add("token_endpoint_auth_method", "none")
                .build();
        return new ServiceClient(
                ServiceClients.BUILT_IN,
                new NewClient(null, "Hallpass", audiences, List.of(), true, false, metadata),
                Instant.EPOCH);
    }

    private static Stream<String> pages(URI base) {
        return PATHS.stream().map(base::resolve).map(URI::toString);
    }
}
