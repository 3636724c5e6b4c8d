package hallpass.test;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an issuer publishes: metadata (RFC 8414, OpenID Connect Discovery), key set, status list. */
final class IssuerDocuments {

    private static final int STATUS_LIFETIME = 900; // seconds

    private final TestIssuer issuer;

    IssuerDocuments(TestIssuer issuer) {
        this.issuer = issuer;
    }

    void addTo(HttpServer server) {
        server.createContext("/auth/.well-known/", exchange -> publish(new Call(exchange), metadata()));
        server.createContext("/.well-known/", exchange -> publish(new Call(exchange), metadata()));
        server.createContext("/auth/jwks", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=1"); // as Hallpass's own
            new Call(exchange)
                    .send(200, "application/jwk-set+json", issuer.keys().published());
        });
        server.createContext(
                "/auth/status",
                exchange -> publish(new Call(exchange), Map.of("status_lists", List.of(issuer.statusList()))));
        server.createContext(
                "/auth/status/0", exchange -> new Call(exchange).send(200, "application/statuslist+jwt", statusList()));
    }

    private static void publish(Call call, Map<String, Object> document) throws IOException {
        call.send(200, "application/json", JSONObjectUtils.toJSONString(document));
    }

    private Map<String, Object> metadata() {
        String name = issuer.name();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", name);
        metadata.put("authorization_endpoint", name + "/authorize");
        metadata.put("token_endpoint", name + "/token");
        metadata.put("userinfo_endpoint", name + "/userinfo");
        metadata.put("end_session_endpoint", name + "/logout");
        metadata.put("jwks_uri", name + "/jwks");
        metadata.put("status_list_aggregation_endpoint", name + "/status");
        metadata.put("scopes_supported", List.of("openid", "profile", "email", "groups"));
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("grant_types_supported", IssuerFlows.GRANTS);
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        return metadata;
    }

    private String statusList() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer.name());
        claims.put("sub", issuer.statusList());
        claims.put("iat", now);
        claims.put("exp", now + STATUS_LIFETIME);
        claims.put("ttl", 1);
        claims.put("status_list", Map.of("bits", 1, "lst", issuer.places().packed()));
        return Signatures.sign(issuer.keys().signing(), "statuslist+jwt", claims);
    }
}
