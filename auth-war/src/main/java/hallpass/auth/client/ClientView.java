package hallpass.auth.client;

import hallpass.auth.secret.Secret;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** A client as the API shows it. Its members of RFC 7591 stand beside ours, those that it has. */
final class ClientView {

    static final String SECRET = "client_secret";

    private ClientView() {}

    /** Never with its secret. */
    static JsonObject of(ServiceClient client) {
        return withSecret(client, null);
    }

    /** @param secret is shown here once; only its hash is kept. Null if the client has none */
    static JsonObject withSecret(ServiceClient client, @Nullable Secret secret) {
        JsonObjectBuilder view = Json.createObjectBuilder().add("client_id", client.id());
        if (secret != null) {
            view.add(SECRET, secret.text());
        }
        view.addAll(Json.createObjectBuilder(changeable(client)))
                .add("grant_types", Json.createArrayBuilder(client.grantTypes()))
                .add("self_registered", client.selfRegistered())
                .add("created_at", client.createdAt().toString())
                .add("updated_at", client.updatedAt().toString());
        return view.build();
    }

    /** What a merge patch may change. */
    static JsonObject changeable(ServiceClient client) {
        return Json.createObjectBuilder()
                .add("name", client.name())
                .add("audiences", Json.createArrayBuilder(client.audiences()))
                .add("roles", Json.createArrayBuilder(client.roles()))
                .add("first_party", client.firstParty())
                .add("pkce", client.pkceRequired() ? "required" : "optional")
                .addAll(Json.createObjectBuilder(parsed(client.metadata())))
                .build();
    }

    static JsonObject parsed(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
