package hallpass.auth.client;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a registration.
 *
 * @param clientSecret shown here once; only its hash is kept
 */
@Schema(
        name = "RegisteredClient",
        requiredProperties = {"client_id", "client_secret", "name", "audiences", "roles", "created_at"})
public record RegisteredClient(
        @Schema(examples = "019ab2f4-6c1e-7d3a-9f00-5f6f2b7f1c11")
        String clientId,

        @Schema(
                description = "Shown once; only its hash is kept",
                examples = "sSh5Yb3rDMGZq3xXjF5bXyo3EwGfKxwQv2C0m0Hj4tk")
        String clientSecret,

        @Schema(examples = "Nightly reports") String name,
        List<String> audiences,
        List<String> roles,
        Instant createdAt) {

    static RegisteredClient of(ServiceClient client, ClientSecret secret) {
        return new RegisteredClient(
                client.id(), secret.text(), client.name(), client.audiences(), client.roles(), client.createdAt());
    }

    @Override
    public String toString() {
        return "RegisteredClient[" + clientId + "]"; // never the secret
    }
}
