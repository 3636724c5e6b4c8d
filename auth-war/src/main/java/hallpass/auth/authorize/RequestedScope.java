package hallpass.auth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.token.Form;
import hallpass.auth.token.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides what scope a request is for: of what it asks, that which its client may have and which we know. Services are
 * asked for by their names in the scope, or by their addresses (RFC 8707).
 */
@ApplicationScoped
public class RequestedScope {

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /** @throws AuthorizationException invalid_scope if nothing is left, invalid_target for a service not of ours */
    String of(Form sent, ServiceClient client, AnswerTarget target) {
        return of(sent, client, (error, description) -> new AuthorizationException(target, error, description));
    }

    /** @param wrong makes the exception for invalid_scope and invalid_target of the error and its description */
    public String of(Form sent, ServiceClient client, BiFunction<String, String, RuntimeException> wrong) {
        Set<String> scope = new LinkedHashSet<>();
        List<String> asked = Scopes.items(sent.find("scope").orElse(""));
        asked.stream().filter(client::mayAsk).forEach(scope::add);
        for (String resource : sent.all("resource")) {
            scope.add(service(resource, client, wrong));
        }
        if (scope.isEmpty()) {
            throw wrong.apply(OAuth2Error.INVALID_SCOPE_CODE, "The scope has nothing that this client may ask for.");
        }
        return String.join(" ", scope);
    }

    /** The address of a service is beside the issuer's: {@code https://id.example.com/auth} and {@code …/todo}. */
    private String service(String resource, ServiceClient client, BiFunction<String, String, RuntimeException> wrong) {
        String start = URI.create(issuer).resolve("/").toString();
        String name = resource.startsWith(start) ? resource.substring(start.length()) : "";
        if (!client.audiences().contains(name) || !client.mayAsk(name)) {
            throw wrong.apply(
                    "invalid_target", "A resource is not the address of a service that this client may call.");
        }
        return name;
    }
}
