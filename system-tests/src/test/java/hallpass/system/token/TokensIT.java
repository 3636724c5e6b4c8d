package hallpass.system.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens, the key set and the metadata, as other programs rely on them. */
@ExtendWith(OneServer.class)
class TokensIT {

    private final Hallpass hallpass;
    private final Http http;

    TokensIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @Test
    void an_access_token_is_as_rfc_9068_says() {
        TestUser user = TestUser.register(http);

        Tokens tokens = user.signIn();

        JsonObject header = Tokens.part(tokens.access(), 0);
        assertEquals(Set.of("alg", "kid", "typ"), header.keySet());
        assertEquals("RS256", header.getString("alg"));
        assertEquals("at+jwt", header.getString("typ"));
        JsonObject claims = tokens.claims();
        Set<String> names = new TreeSet<>(claims.keySet());
        names.remove("status"); // revocation needs it; the profile does not have it
        assertEquals(
                new TreeSet<>(Set.of(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "jti",
                        "client_id",
                        "sid",
                        "upn",
                        "groups",
                        "auth_time",
                        "acr",
                        "amr")),
                names);
        assertEquals(hallpass.issuer(), claims.getString("iss"));
        assertEquals(user.me().getString("id"), claims.getString("sub"));
        assertTrue(Json.texts(claims, "aud").containsAll(List.of("auth", "todo")));
        assertEquals(300, claims.getInt("exp") - claims.getInt("iat"));
        assertEquals("hallpass", claims.getString("client_id"));
        assertEquals(user.email(), claims.getString("upn"));
        assertEquals(List.of("user"), Json.texts(claims, "groups"));
        assertTrue(claims.getInt("auth_time") <= claims.getInt("iat"));
        assertEquals("pwd", claims.getString("acr"));
        assertEquals(List.of("pwd"), Json.texts(claims, "amr"));
        UUID.fromString(claims.getString("sid"));
    }

    @Test
    void its_signature_is_of_a_published_key() throws Exception {
        Answer keys = http.get("/auth/jwks").expect(200);
        SignedJWT token = SignedJWT.parse(TestUser.register(http).token());

        JWK key = JWKSet.parse(keys.body()).getKeyByKeyId(token.getHeader().getKeyID());

        assertTrue(token.verify(new RSASSAVerifier(key.toRSAKey())));
        assertTrue(key.toRSAKey().size() >= 2048);
        assertTrue(keys.header("Cache-Control").contains("max-age="), keys::toString);
        assertTrue(Set.of("application/json", "application/jwk-set+json").contains(keys.mediaType()), keys::toString);
    }

    @Test
    void the_key_set_has_public_members_only() throws Exception {
        Answer keys = http.get("/auth/jwks").expect(200);

        List<JsonObject> published = Json.objects(keys.json(), "keys");
        assertFalse(published.isEmpty());
        for (JsonObject key : published) {
            for (String secret : List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k")) {
                assertFalse(key.containsKey(secret), keys::toString);
            }
            assertEquals("sig", key.getString("use"));
            assertEquals("RS256", key.getString("alg"));
            assertFalse(key.getString("kid").isBlank());
        }
        assertEquals(
                published.size(),
                published.stream().map(key -> key.getString("kid")).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/.well-known/openid-configuration",
                "/auth/.well-known/oauth-authorization-server",
                "/.well-known/openid-configuration/auth",
                "/.well-known/oauth-authorization-server/auth"
            })
    void the_metadata_names_the_endpoints(String path) {
        JsonObject metadata = http.get(path).expect(200).json();

        assertEquals(hallpass.issuer(), metadata.getString("issuer"));
        assertTrue(Json.texts(metadata, "grant_types_supported").containsAll(List.of("password", "refresh_token")));
        assertEquals(
                http.get("/auth/jwks").expect(200).json(),
                http.get(pathOf(metadata, "jwks_uri")).expect(200).json());
        Refusals.oauth(
                400,
                "invalid_request",
                http.post(pathOf(metadata, "token_endpoint")).form().send());
        for (String name : metadata.keySet()) {
            if (name.endsWith("_endpoint")) {
                int status = http.get(pathOf(metadata, name)).send().status();
                // 400 and 303: of the pages, without parameters
                assertTrue(Set.of(200, 303, 400, 401, 405).contains(status), name + " answers " + status);
            }
        }
        assertFalse(metadata.containsKey("check_session_iframe"), "session management is not offered");
        for (String grant : Json.texts(metadata, "grant_types_supported")) {
            Answer answer = http.post("/auth/token").form("grant_type", grant).send();
            assertFalse(answer.body().contains("unsupported_grant_type"), grant);
        }
    }

    @Test
    void the_token_endpoint_refuses_as_oauth_says() {
        TestUser user = TestUser.register(http);

        Refusals.oauth(400, "invalid_request", token());
        Refusals.oauth(400, "unsupported_grant_type", token("grant_type", "magic"));
        Refusals.oauth(400, "invalid_request", token("grant_type", "password", "username", user.email()));
        Refusals.oauth(400, "invalid_request", token("grant_type", "refresh_token"));
        Refusals.oauth(
                400,
                "invalid_grant",
                token("grant_type", "password", "username", user.email(), "password", "wrong password"));
        Refusals.oauth(400, "invalid_grant", token("grant_type", "refresh_token", "refresh_token", "junk"));
        Refusals.oauth(
                400,
                "invalid_request",
                token("grant_type", "password", "grant_type", "refresh_token", "refresh_token", "x"));
        Answer client = token("grant_type", "password", "username", "u", "password", "p", "client_id", "nobody");
        Refusals.oauth(client.status() == 400 ? 400 : 401, "invalid_client", client);
    }

    private Answer token(String... fields) {
        return http.post("/auth/token").form(fields).send();
    }

    private String pathOf(JsonObject metadata, String member) {
        String address = metadata.getString(member);
        assertTrue(address.startsWith(hallpass.issuer()), address);
        return URI.create(address).getPath();
    }
}
