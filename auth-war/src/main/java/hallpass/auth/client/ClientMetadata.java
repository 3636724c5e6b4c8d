package hallpass.auth.client;

import static hallpass.auth.client.RegisteredMembers.AUTHORIZATION_CODE;
import static hallpass.auth.client.RegisteredMembers.CLIENT_CREDENTIALS;
import static hallpass.auth.client.RegisteredMembers.DEVICE_CODE;
import static hallpass.auth.client.RegisteredMembers.REFRESH_TOKEN;

import com.nimbusds.oauth2.sdk.ParseException;
import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the members of RFC 7591 and OpenID Connect Registration. A wrong member is a violation of the body; an unknown
 * one is ignored (RFC 7591 section 2).
 */
final class ClientMetadata {

    /** How clients may authenticate (RFC 7591 section 2, OpenID Connect Core section 9). */
    static final List<String> METHODS = List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");

    static final Set<String> ASSERTION_ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    private static final int MAX_URIS = 20;
    private static final int MAX_URI = 2000;
    private static final int MAX_WORDS = 1000;
    private static final int MAX_WORD = 100;
    private static final int LONGEST_MAX_AGE = 315_360_000; // ten years, in seconds

    private static final List<String> GRANTS =
            List.of(AUTHORIZATION_CODE, REFRESH_TOKEN, CLIENT_CREDENTIALS, DEVICE_CODE);

    /** RFC 6749 section 3.3. */
    private static final Pattern SCOPE =
            Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*");

    private final JsonBody body;
    private final ClientRules rules;
    private final JsonObjectBuilder kept = Json.createObjectBuilder();

    private ClientMetadata(JsonBody body, ClientRules rules) {
        this.body = body;
        this.rules = rules;
    }

    /** @return those members that are kept */
    static JsonObject from(JsonBody body, ClientRules rules) {
        return new ClientMetadata(body, rules).read();
    }

    private JsonObject read() {
        boolean plainHttp = rules.plainHttp();
        Function<String, Optional<String>> redirect = uri -> RedirectUri.objection(uri, plainHttp);
        Function<String, Optional<String>> server = uri -> RedirectUri.serverObjection(uri, plainHttp, false);
        Function<String, Optional<String>> withFragment = uri -> RedirectUri.serverObjection(uri, plainHttp, true);
        uris("redirect_uris", redirect);
        uris("post_logout_redirect_uris", redirect);
        uris("request_uris", withFragment);
        for (String member : List.of("client_uri", "logo_uri", "policy_uri", "tos_uri")) {
            uri(member, withFragment);
        }
        for (String member : List.of(
                "jwks_uri",
                "sector_identifier_uri",
                "initiate_login_uri",
                "backchannel_logout_uri",
                "frontchannel_logout_uri")) {
            uri(member, server);
        }
        choices("grant_types", GRANTS);
        choices("response_types", List.of("code"));
        choice("token_endpoint_auth_method", METHODS);
        choice("token_endpoint_auth_signing_alg", ASSERTION_ALGORITHMS);
        choice("application_type", List.of("web", "native"));
        choice("subject_type", List.of("public", "pairwise"));
        choice("id_token_signed_response_alg", Set.of(rules.algorithm()));
        choice("userinfo_signed_response_alg", Set.of(rules.algorithm()));
        choice("request_object_signing_alg", List.of("RS256", "PS256", "ES256", "none"));
        for (String member : List.of(
                "require_auth_time",
                "require_pushed_authorization_requests",
                "backchannel_logout_session_required",
                "frontchannel_logout_session_required")) {
            flag(member);
        }
        words();
        maxAge();
        refuseEncryption();
        ClientKeys.read(body).ifPresent(keys -> kept.add("jwks", keys));
        JsonObject metadata = kept.build();
        try {
            RegisteredMembers.parsed(metadata.toString());
        } catch (ParseException refused) { // by a rule of the specification that has no check of its own above
            if (body.isGood()) {
                body.violation("metadata", "is not good: " + refused.getMessage());
            }
        }
        return metadata;
    }

    private void uris(String member, Function<String, Optional<String>> rule) {
        List<String> uris = body.texts(member, MAX_URIS, 1, MAX_URI);
        uris.forEach(uri -> rule.apply(uri).ifPresent(objection -> body.violation(member, objection)));
        keep(member, uris);
    }

    private void uri(String member, Function<String, Optional<String>> rule) {
        String uri = body.text(member, 1, MAX_URI);
        if (uri != null) {
            rule.apply(uri).ifPresent(objection -> body.violation(member, objection));
            kept.add(member, uri);
        }
    }

    private void choices(String member, List<String> known) {
        List<String> chosen = body.texts(member, MAX_URIS, 1, MAX_WORD);
        if (!known.containsAll(chosen)) {
            body.violation(member, "must be of " + String.join(", ", known));
        }
        keep(member, chosen);
    }

    private void choice(String member, Collection<String> known) {
        String chosen = body.text(member, 1, MAX_WORD);
        if (chosen != null) {
            if (!known.contains(chosen)) {
                body.violation(member, "must be one of " + String.join(", ", known));
            }
            kept.add(member, chosen);
        }
    }

    private void flag(String member) {
        Boolean flag = body.flag(member);
        if (flag != null) {
            kept.add(member, flag);
        }
    }

    private void words() {
        String scope = body.text("scope", 1, MAX_WORDS);
        if (scope != null) {
            if (!SCOPE.matcher(scope).matches()) {
                body.violation("scope", "must be scopes with one blank between");
            }
            kept.add("scope", scope);
        }
        keep("contacts", body.texts("contacts", MAX_URIS, 1, MAX_WORD));
        keep("default_acr_values", body.texts("default_acr_values", MAX_URIS, 1, MAX_WORD));
        for (String member : List.of("software_id", "software_version")) {
            String word = body.text(member, 1, MAX_WORD);
            if (word != null) {
                kept.add(member, word);
            }
        }
    }

    private void maxAge() {
        String member = "default_max_age";
        if (body.value(member) != null) {
            kept.add(member, body.requiredInteger(member, 0, LONGEST_MAX_AGE));
        }
    }

    /** Encryption is not offered. A client that asks for it is refused, or it would believe that it has it. */
    private void refuseEncryption() {
        for (String member : List.of("id_token_encrypted_response_alg", "userinfo_encrypted_response_alg")) {
            if (body.value(member) != null) {
                body.violation(member, "is not offered");
            }
        }
    }

    private void keep(String member, List<String> items) {
        if (!items.isEmpty()) {
            kept.add(member, Json.createArrayBuilder(items));
        }
    }
}
