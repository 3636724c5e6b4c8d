package hallpass.auth.client;

import static hallpass.auth.client.RegisteredMembers.AUTHORIZATION_CODE;
import static hallpass.auth.client.RegisteredMembers.CLIENT_CREDENTIALS;

import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A registration of a client.
 *
 * @param firstParty whether it belongs to the operator
 * @param pkceOptional whether a request without PKCE will do; never for a public client
 * @param metadata the members of RFC 7591
 */
public record NewClient(
        @Nullable String clientId,
        String name,
        List<String> audiences,
        List<String> roles,
        boolean firstParty,
        boolean pkceOptional,
        JsonObject metadata) {

    static final int MAX_NAME = 100;

    private static final int MAX_ITEMS = 20;
    private static final int MAX_SERVICE = 63;
    private static final int MAX_ROLE = 31;
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    static NewClient from(JsonBody body, ClientRules rules) {
        Pkce pkce = body.choice("pkce", Pkce.class);
        NewClient client = new NewClient(
                body.text("client_id", 1, ClientId.MAX_LENGTH),
                body.requiredText("name", 1, MAX_NAME),
                body.texts("audiences", MAX_ITEMS, 1, MAX_SERVICE),
                body.texts("roles", MAX_ITEMS, 1, MAX_ROLE),
                Boolean.TRUE.equals(body.flag("first_party")),
                pkce == Pkce.OPTIONAL,
                ClientMetadata.from(body, rules));
        if (client.clientId != null && !ClientId.mayBeChosen(client.clientId)) {
            body.violation("client_id", "must match " + ClientId.CHOSEN + " and not be a UUID");
        }
        check(body, "audiences", client.audiences, SERVICE);
        check(body, "roles", client.roles, ROLE);
        client.check(body);
        body.check();
        return client;
    }

    private static void check(JsonBody body, String member, List<String> items, Pattern form) {
        if (!items.stream().allMatch(item -> form.matcher(item).matches())) {
            body.violation(member, "must match " + form);
        }
    }

    /** What the members must be together. */
    void check(JsonBody body) {
        String method = metadata.getString("token_endpoint_auth_method", "");
        boolean redirects = metadata.containsKey("redirect_uris");
        boolean ownTokens = metadata.containsKey("grant_types") ? has(CLIENT_CREDENTIALS) : !redirects;
        if (ownTokens && audiences.isEmpty()) {
            body.violation("audiences", "must name at least one service");
        }
        if (has(CLIENT_CREDENTIALS) && method.equals("none")) {
            body.violation("grant_types", "client_credentials is for clients that authenticate");
        }
        if (has(AUTHORIZATION_CODE) && !redirects) {
            body.violation("redirect_uris", "must name at least one address");
        }
        if (pkceOptional && method.equals("none")) {
            body.violation("pkce", "must be required for a public client");
        }
        if (method.equals("private_key_jwt") && !metadata.containsKey("jwks") && !metadata.containsKey("jwks_uri")) {
            body.violation("jwks", "or jwks_uri is needed for private_key_jwt");
        }
    }

    /** The same, but what an admin decided for the client stays. */
    NewClient asDecidedFor(ServiceClient client) {
        boolean isPublic = metadata.getString("token_endpoint_auth_method", "").equals("none");
        return new NewClient(
                clientId,
                name,
                client.audiences(),
                client.roles(),
                client.firstParty(),
                !client.pkceRequired() && !isPublic,
                metadata);
    }

    /** Whether it names that grant; without {@code grant_types} it names none. */
    boolean has(String grant) {
        return metadata.containsKey("grant_types")
                && metadata.getJsonArray("grant_types").stream().anyMatch(Json.createValue(grant)::equals);
    }

    /** RFC 7636: whether a request must have a challenge. */
    enum Pkce {
        REQUIRED,
        OPTIONAL
    }
}
