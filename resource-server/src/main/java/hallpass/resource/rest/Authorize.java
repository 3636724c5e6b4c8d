package hallpass.resource.rest;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Says in the API's description where an access token is to be had, so that {@code /openapi/ui} has an Authorize button.
 * The address is the server's configuration ({@code hallpass.token.url}): a relative one where the authorization
 * server is on the same server.
 */
public class Authorize implements OASFilter {

    /** The security scheme that operations name in {@code @SecurityRequirement}. */
    public static final String SCHEME = "hallpass";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        String tokens = setting("hallpass.token.url", "/auth/token");
        Components components =
                document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        document.setComponents(components);
        SharedAnswers.describe(components);
        components.addSecurityScheme(
                SCHEME,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.OAUTH2)
                        .description("An access token. Authorize with e-mail and password;"
                                + " leave the client id and secret empty.")
                        .flows(OASFactory.createOAuthFlows()
                                .password(OASFactory.createOAuthFlow()
                                        .tokenUrl(tokens)
                                        .refreshUrl(tokens)
                                        .scopes(scopes()))));
    }

    /** A token's scopes are the services that it may be sent to. */
    private static Map<String, String> scopes() {
        return Stream.of(setting("hallpass.audiences", "auth,todo").split(","))
                .collect(toMap(name -> name, name -> "Call the service " + name, (one, same) -> one, TreeMap::new));
    }

    private static String setting(String name, String otherwise) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse(otherwise);
    }
}
