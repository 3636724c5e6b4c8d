package hallpass.auth.client;

import hallpass.auth.secret.Secret;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Service clients for the tests of other packages. */
public final class TestClients {

    private TestClients() {}

    public static ServiceClient registered(String id, String secret, Instant now) {
        ServiceClient client = with(id, JsonValue.EMPTY_JSON_OBJECT, now);
        client.renew(new Secret(secret), Duration.ZERO, now);
        return client;
    }

    /** @param members by the names of RFC 7591 */
    public static ServiceClient with(String id, JsonObject members, Instant now) {
        NewClient asked = new NewClient(id, "Reports", List.of("todo"), List.of("user"), false, false, members);
        return new ServiceClient(id, asked, now);
    }

    /** Knows one client by its secret. */
    public static ClientProof proving(String id, String secret) {
        return new ClientProof() {
            @Override
            public Optional<ServiceClient> bySecret(String asked, String presented, String method) {
                return asked.equals(id) && presented.equals(secret)
                        ? Optional.of(registered(id, secret, Instant.EPOCH))
                        : Optional.empty();
            }

            @Override
            public Optional<ServiceClient> ofPublic(String asked) {
                return Optional.empty();
            }
        };
    }
}
