package hallpass.auth.client;

import hallpass.auth.secret.Secret;
import java.time.Instant;
import java.util.List;

/**
 * The answer to a registration.
 *
 * @param clientSecret shown here once; only its hash is kept
 */
public record RegisteredClient(
        String clientId,
        String clientSecret,
        String name,
        List<String> audiences,
        List<String> roles,
        Instant createdAt) {

    static RegisteredClient of(ServiceClient client, Secret secret) {
        return new RegisteredClient(
                client.id(), secret.text(), client.name(), client.audiences(), client.roles(), client.createdAt());
    }

    @Override
    public String toString() {
        return "RegisteredClient[" + clientId + "]"; // never the secret
    }
}
