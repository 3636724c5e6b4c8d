package hallpass.auth.client;

import java.time.Instant;
import java.util.List;

/** A client as the API shows it: never its secret. */
public record ClientView(String clientId, String name, List<String> audiences, List<String> roles, Instant createdAt) {

    static ClientView of(ServiceClient client) {
        return new ClientView(client.id(), client.name(), client.audiences(), client.roles(), client.createdAt());
    }
}
