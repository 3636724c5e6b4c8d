package hallpass.auth.client;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client as the API shows it: never its secret. */
@Schema(
        name = "Client",
        requiredProperties = {"client_id", "name", "audiences", "roles", "created_at"})
public record ClientView(
        @Schema(examples = "019ab2f4-6c1e-7d3a-9f00-5f6f2b7f1c11")
        String clientId,

        @Schema(examples = "Nightly reports") String name,
        List<String> audiences,
        List<String> roles,
        Instant createdAt) {

    static ClientView of(ServiceClient client) {
        return new ClientView(client.id(), client.name(), client.audiences(), client.roles(), client.createdAt());
    }
}
