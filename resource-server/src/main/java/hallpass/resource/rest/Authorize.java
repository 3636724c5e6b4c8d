package hallpass.resource.rest;

import static java.util.stream.Collectors.toMap;

import hallpass.resource.stepup.StepUpOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.security.OAuthFlow;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Says in the API's description where to get an access token, so that {@code /openapi/ui} has an Authorize button. The
 * address comes from the server's configuration ({@code hallpass.token.url}). It is relative if the authorization
 * server is on the same server.
 */
public class Authorize implements OASFilter {

    /** The security scheme that operations name in {@code @SecurityRequirement}. */
    public static final String SCHEME = "hallpass";

    private static final String BY_PASSWORD =
            "An access token. Authorize with e-mail and password; leave the client id and secret empty.";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        String tokens = setting("hallpass.token.url", "/auth/token");
        Components components =
                document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        document.setComponents(components);
        SharedAnswers.describe(components);
        writeOut(document);
        if (!isDescribedByFile()
                && document.getPaths() != null
                && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().forEach(StepUpOperations::describe);
        }
        operations(document).forEach(operation -> {
            if (operation.getSecurity() == null && document.getSecurity() == null) {
                operation.setSecurity(List.of()); // open to all: a reader should not have to guess
            }
            SharedAnswers.complete(operation);
        });
        OAuthFlow flow =
                OASFactory.createOAuthFlow().tokenUrl(tokens).refreshUrl(tokens).scopes(scopes());
        components.addSecurityScheme(SCHEME, scheme(flow));
    }

    /**
     * By code if the auth service is on this server, so that people are sent back to its {@code /openapi/ui}. Elsewhere
     * only the password grant is left.
     */
    private static SecurityScheme scheme(OAuthFlow flow) {
        SecurityScheme scheme = OASFactory.createSecurityScheme().type(SecurityScheme.Type.OAUTH2);
        String authorization = setting("hallpass.authorization.url", "");
        if (authorization.isEmpty()) {
            return scheme.description(BY_PASSWORD)
                    .flows(OASFactory.createOAuthFlows().password(flow));
        }
        return scheme.description("An access token")
                .flows(OASFactory.createOAuthFlows().authorizationCode(flow.authorizationUrl(authorization)));
    }

    /**
     * Puts the context root in front of all paths if one of them begins like it. Liberty takes {@code /orders} of a
     * service at {@code /orders} for a path that has its context root already, and would describe {@code
     * /orders/orders} as {@code /orders}.
     */
    private static void writeOut(OpenAPI document) {
        String root = "/" + setting("hallpass.service", " ");
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        Map<String, PathItem> items = document.getPaths().getPathItems();
        if (items.keySet().stream().anyMatch(path -> path.startsWith(root))) {
            Paths paths = OASFactory.createPaths();
            items.forEach((path, item) -> paths.addPathItem(root + path, item));
            document.setPaths(paths);
        }
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths() == null || document.getPaths().getPathItems() == null
                ? Stream.of()
                : document.getPaths().getPathItems().values().stream()
                        .flatMap(path -> path.getOperations().values().stream());
    }

    /** A type that takes null and names its values takes it only if null is one of them (JSON Schema 2020-12). */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getEnumeration() != null
                && schema.getType() != null
                && schema.getType().contains(Schema.SchemaType.NULL)
                && !schema.getEnumeration().contains(null)) {
            List<Object> values = new ArrayList<>(schema.getEnumeration());
            values.add(null);
            schema.setEnumeration(values);
        }
        return schema;
    }

    /**
     * Keeps what a description in a file says of its bodies. SmallRye reads {@code required: true} from a file, but its
     * getter says null, and Liberty loses it when it merges the descriptions of several services. All bodies of such
     * files are required (a rule of house-rules says so). A service described by annotations does not need this.
     */
    @Override
    public RequestBody filterRequestBody(RequestBody body) {
        if (isDescribedByFile() && body.getRef() == null && body.getRequired() == null) {
            body.setRequired(true);
        }
        return body;
    }

    private static boolean isDescribedByFile() {
        return Boolean.parseBoolean(setting("mp.openapi.scan.disable", "false"));
    }

    /** A token's scopes are the services that it may be sent to, and what it says of the user. */
    private static Map<String, String> scopes() {
        Map<String, String> scopes = Stream.of(
                        setting("hallpass.audiences", "auth,todo").split(","))
                .collect(toMap(name -> name, name -> "Call the service " + name, (one, same) -> one, TreeMap::new));
        scopes.put("email", "The user's e-mail address");
        scopes.put("groups", "The user's roles, without which most calls are refused");
        return scopes;
    }

    private static String setting(String name, String otherwise) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse(otherwise);
    }
}
