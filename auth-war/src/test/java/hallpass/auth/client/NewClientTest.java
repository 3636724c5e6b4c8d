package hallpass.auth.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.TestSettings;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewClientTest {

    private static final String WEB = "{'name': 'Portal', 'redirect_uris': ['https://portal.example.com/cb']";
    private static final String EC_KEY = "{'kty': 'EC', 'crv': 'P-256', 'kid': '1',"
            + " 'x': 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',"
            + " 'y': '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM'}";
    private static final String PRIVATE_KEY =
            EC_KEY.replace("}", ", 'd': '870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE'}");

    @Test
    void a_service_client_is_what_it_was() {
        ServiceClient client = client("{'name': 'Reports', 'audiences': ['todo'], 'roles': ['user']}");

        assertEquals(Set.of("client_credentials"), client.grantTypes());
        assertFalse(client.isPublic());
        assertFalse(client.firstParty());
        assertTrue(client.authMethod().isEmpty());
        assertEquals("{}", client.metadata());
    }

    @Test
    void a_web_client_signs_users_in() {
        ServiceClient client = client(WEB + ", 'scope': 'openid email todo', 'first_party': true}");

        assertEquals(Set.of("https://portal.example.com/cb"), client.redirectUris());
        assertEquals(Set.of("authorization_code", "refresh_token"), client.grantTypes());
        assertTrue(client.firstParty());
        assertTrue(client.pkceRequired());
        assertTrue(client.mayAsk("email"));
        assertFalse(client.mayAsk("profile"), "not registered");
        assertFalse(client.mayAsk("todo"), "no audience of it");
    }

    @Test
    void without_a_scope_it_may_ask_for_the_standard_ones_and_its_audiences() {
        ServiceClient client = client(WEB + ", 'audiences': ['todo'], 'pkce': 'optional'}");

        assertTrue(client.mayAsk("openid"));
        assertTrue(client.mayAsk("offline_access"));
        assertTrue(client.mayAsk("todo"));
        assertFalse(client.mayAsk("auth"));
        assertFalse(client.pkceRequired());
    }

    @Test
    void what_nobody_knows_is_ignored() {
        assertEquals(
                "{\"redirect_uris\":[\"https://portal.example.com/cb\"]}",
                client(WEB + ", 'tls_client_auth_subject_dn': 'x', 'secret': 'y', 'logo_uri': null}")
                        .metadata());
    }

    @Test
    void every_member_is_kept_and_read() {
        String all = WEB + """
                , 'post_logout_redirect_uris': ['https://portal.example.com/out'],
                'backchannel_logout_uri': 'https://portal.example.com/b', 'backchannel_logout_session_required': true,
                'frontchannel_logout_uri': 'https://portal.example.com/f',
                'frontchannel_logout_session_required': true,
                'token_endpoint_auth_method': 'private_key_jwt', 'token_endpoint_auth_signing_alg': 'ES256',
                'jwks_uri': 'https://portal.example.com/jwks', 'subject_type': 'pairwise',
                'sector_identifier_uri': 'https://portal.example.com/sector', 'default_max_age': 0,
                'default_acr_values': ['phr', 'mfa'], 'require_auth_time': true,
                'require_pushed_authorization_requests': true,
                'request_uris': ['https://portal.example.com/r#hash'], 'request_object_signing_alg': 'none',
                'userinfo_signed_response_alg': 'RS256', 'id_token_signed_response_alg': 'RS256',
                'logo_uri': 'https://portal.example.com/l', 'policy_uri': 'https://portal.example.com/p',
                'tos_uri': 'https://portal.example.com/t', 'client_uri': 'https://portal.example.com/',
                'initiate_login_uri': 'https://portal.example.com/i', 'contacts': ['a@example.com'],
                'application_type': 'web', 'response_types': ['code']}""";
        ServiceClient client = client(all);

        assertEquals(
                "https://portal.example.com/b",
                client.backchannelLogoutUri().orElseThrow().toString());
        assertEquals(
                "https://portal.example.com/f",
                client.frontchannelLogoutUri().orElseThrow().toString());
        assertTrue(client.frontchannelLogoutSessionRequired());
        assertEquals("ES256", client.tokenEndpointAuthSigningAlg().orElseThrow().getName());
        assertEquals(
                "https://portal.example.com/jwks",
                client.jwksUri().orElseThrow().toString());
        assertEquals("pairwise", client.subjectType().toString());
        assertEquals(0, client.defaultMaxAge().orElseThrow().toSeconds());
        assertEquals(Set.of("mfa", "phr"), client.defaultAcrValues());
        assertTrue(client.requiresPushedRequests());
        assertEquals(Set.of("https://portal.example.com/r#hash"), client.requestUris());
        assertEquals("none", client.requestObjectAlg().orElseThrow().getName());
        assertEquals("RS256", client.userinfoSignedAlg().orElseThrow().getName());
        assertFalse(client.usesSecret());
        assertEquals(json(all).size() - 1, ClientView.parsed(client.metadata()).size(), "all but the name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "audiences | {'name': 'x'}",
                "audiences | {'name': 'x', 'redirect_uris': ['https://a.example/'],"
                        + " 'grant_types': ['client_credentials']}",
                "redirect_uris | {'name': 'x', 'redirect_uris': ['https://a.example/#f']}",
                "redirect_uris | {'name': 'x', 'grant_types': ['authorization_code']}",
                "redirect_uris | {'name': 'x', 'redirect_uris': 'https://a.example/'}",
                "grant_types | {'name': 'x', 'audiences': ['todo'], 'grant_types': ['implicit']}",
                "grant_types | {'name': 'x', 'audiences': ['todo'], 'grant_types': ['password']}",
                "grant_types | {'name': 'x', 'audiences': ['todo'], 'grant_types': ['client_credentials'],"
                        + " 'token_endpoint_auth_method': 'none'}",
                "response_types | {'name': 'x', 'audiences': ['todo'], 'response_types': ['code', 'id_token']}",
                "token_endpoint_auth_method | {'name': 'x', 'audiences': ['todo'],"
                        + " 'token_endpoint_auth_method': 'client_secret_jwt'}",
                "jwks | {'name': 'x', 'audiences': ['todo'], 'token_endpoint_auth_method': 'private_key_jwt'}",
                "jwks_uri | {'name': 'x', 'audiences': ['todo'], 'jwks_uri': 'http://a.example/jwks'}",
                "jwks | {'name': 'x', 'audiences': ['todo'], 'jwks': {'keys': []}}",
                "jwks | {'name': 'x', 'audiences': ['todo'], 'jwks': {'keys': [{'kty': 'oct', 'k': 'AAAA'}]}}",
                "jwks | {'name': 'x', 'audiences': ['todo'], 'jwks': 'x'}",
                "id_token_signed_response_alg | {'name': 'x', 'audiences': ['todo'],"
                        + " 'id_token_signed_response_alg': 'none'}",
                "id_token_encrypted_response_alg | {'name': 'x', 'audiences': ['todo'],"
                        + " 'id_token_encrypted_response_alg': 'RSA-OAEP'}",
                "logo_uri | {'name': 'x', 'audiences': ['todo'], 'logo_uri': 'javascript:alert(1)'}",
                "policy_uri | {'name': 'x', 'audiences': ['todo'], 'policy_uri': 'data:text/html,x'}",
                "scope | {'name': 'x', 'audiences': ['todo'], 'scope': 'openid  email'}",
                "pkce | {'name': 'x', 'redirect_uris': ['https://a.example/'], 'pkce': 'optional',"
                        + " 'token_endpoint_auth_method': 'none'}",
                "default_max_age | {'name': 'x', 'audiences': ['todo'], 'default_max_age': -1}",
                "default_max_age | {'name': 'x', 'audiences': ['todo'], 'default_max_age': 1.5}",
                "first_party | {'name': 'x', 'audiences': ['todo'], 'first_party': 'yes'}"
            })
    void what_is_wrong_is_named(String member, String json) {
        assertTrue(violations(json).contains(member), () -> violations(json).toString());
    }

    @Test
    void a_private_key_is_refused_and_a_public_one_kept() {
        String start = WEB + ", 'jwks': {'keys': [";

        assertEquals(List.of("jwks"), violations(start + PRIVATE_KEY + "]}}"));
        assertTrue(client(start + EC_KEY + "]}}").jwks().isPresent());
        assertEquals(
                List.of("jwks"), violations(start + EC_KEY + "]}, 'jwks_uri': 'https://portal.example.com/jwks'}"));
    }

    @Test
    void a_device_needs_neither_an_address_nor_a_service() {
        assertEquals(
                Set.of("urn:ietf:params:oauth:grant-type:device_code"),
                client("{'name': 'TV', 'token_endpoint_auth_method': 'none',"
                                + " 'grant_types': ['urn:ietf:params:oauth:grant-type:device_code']}")
                        .grantTypes());
    }

    private static ServiceClient client(String json) {
        return new ServiceClient("c", read(json), Instant.EPOCH);
    }

    private static List<String> violations(String json) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(json));
        return refused.problem().violations().stream().map(Violation::field).toList();
    }

    private static NewClient read(String json) {
        return NewClient.from(JsonBody.of(json(json)), rules());
    }

    static ClientRules rules() {
        ClientRules rules = new ClientRules();
        rules.settings = TestSettings.of(Map.of());
        return rules;
    }

    static JsonObject json(String text) {
        return Json.createReader(new java.io.StringReader(text.replace('\'', '"')))
                .readObject();
    }
}
