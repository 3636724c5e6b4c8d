package hallpass.auth.client;

import static hallpass.auth.client.RegisteredMembers.AUTHORIZATION_CODE;
import static hallpass.auth.client.RegisteredMembers.CLIENT_CREDENTIALS;

import hallpass.auth.secret.Secret;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client that registered itself. It is never the operator's own and has no roles, it gets no tokens for itself, and
 * it reaches only those services that the operator opens to such clients.
 *
 * @param management proves that it may be changed: the registration access token
 * @param secret if it has just got one
 */
public record SelfRegistered(
        ServiceClient client, Secret management, @Nullable Secret secret) {

    private static final String NAME = "client_name";
    private static final String METHOD = "token_endpoint_auth_method";
    private static final String GRANTS = "grant_types";
    private static final String RESPONSES = "response_types";

    /** What only an admin decides. */
    private static final List<String> ADMINS_OWN =
            List.of("client_id", "name", "audiences", "roles", "first_party", "pkce");

    /** @throws ProblemException 400 with what is wrong */
    static NewClient read(String id, JsonObject json, ClientRules rules) {
        JsonBody body = JsonBody.of(json);
        String name = body.text(NAME, 1, NewClient.MAX_NAME);
        body.check();
        JsonObject whole = completed(id, name, json, rules);
        NewClient asked = NewClient.from(JsonBody.of(whole), rules);
        if (asked.has(CLIENT_CREDENTIALS)) {
            throw ProblemException.invalid(GRANTS, "client_credentials is for clients that an admin registers");
        }
        return new NewClient(
                id, asked.name(), asked.audiences(), List.of(), false, asked.pkceOptional(), asked.metadata());
    }

    /** With the defaults of RFC 7591 section 2, so that the answer tells what was registered. */
    private static JsonObject completed(String id, @Nullable String name, JsonObject json, ClientRules rules) {
        JsonObjectBuilder whole = Json.createObjectBuilder(json);
        ADMINS_OWN.forEach(whole::remove);
        whole.add("name", name == null ? id : name);
        whole.add("audiences", Json.createArrayBuilder(rules.audiencesOfSelfRegistered()));
        if (isAbsent(json, METHOD)) {
            whole.add(METHOD, "client_secret_basic");
        }
        if (isAbsent(json, GRANTS)) {
            whole.add(GRANTS, Json.createArrayBuilder().add(AUTHORIZATION_CODE));
        }
        if (isAbsent(json, RESPONSES)) {
            whole.add(RESPONSES, Json.createArrayBuilder().add("code"));
        }
        boolean isPublic = Json.createValue("none").equals(json.get(METHOD));
        return whole.add("pkce", rules.pkceOptionalForSelfRegistered() && !isPublic ? "optional" : "required")
                .build();
    }

    private static boolean isAbsent(JsonObject json, String member) {
        return json.getOrDefault(member, JsonValue.NULL) == JsonValue.NULL;
    }

    /**
     * The client information response (RFC 7591 section 3.2.1, RFC 7592 section 3).
     *
     * @param endpoint the address of the registration endpoint
     */
    public JsonObject view(String endpoint) {
        JsonObjectBuilder view = Json.createObjectBuilder().add("client_id", client.id());
        if (secret != null) {
            view.add(ClientView.SECRET, secret.text()).add("client_secret_expires_at", 0); // it does not expire
        }
        if (!client.name().equals(client.id())) { // which stands for no name
            view.add(NAME, client.name());
        }
        return view.add("client_id_issued_at", client.createdAt().getEpochSecond())
                .add("registration_access_token", management.text())
                .add("registration_client_uri", endpoint + "/" + client.id())
                .addAll(Json.createObjectBuilder(ClientView.parsed(client.metadata())))
                .build();
    }

    @Override
    public String toString() {
        return "SelfRegistered[" + client.id() + "]"; // never a secret
    }
}
