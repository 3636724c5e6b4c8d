package hallpass.auth.client;

import hallpass.resource.setting.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The client {@code hallpass}, as the authorization endpoint knows it: public, first-party, and for all services. It is
 * in no table. It may send people back to our own pages only: the page at {@code /} and the one of {@code /openapi/ui}.
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

    private JsonObject metadata = JsonObject.EMPTY_JSON_OBJECT;

    @PostConstruct
    void describe() {
        URI root = URI.create(issuer).resolve("/");
        URI web = webUrl.map(URI::create).map(uri -> uri.resolve("/")).orElse(root);
        List<String> redirectUris = PATHS.stream()
                .flatMap(path -> List.of(root, web).stream().map(base -> base.resolve(path)))
                .map(URI::toString)
                .distinct()
                .toList();
        metadata = Json.createObjectBuilder()
                .add("redirect_uris", Json.createArrayBuilder(redirectUris))
                .add("post_logout_redirect_uris", Json.createArrayBuilder(redirectUris))
                .add("token_endpoint_auth_method", "none")
                .build();
    }

    public ServiceClient get() {
        return new ServiceClient(
                ServiceClients.BUILT_IN,
                new NewClient(null, "Hallpass", audiences, List.of(), true, false, metadata),
                Instant.EPOCH);
    }
}
