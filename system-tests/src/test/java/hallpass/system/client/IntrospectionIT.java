package hallpass.system.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.ServiceClient;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Introspection (RFC 7662) and revocation (RFC 7009). */
@OnBothEngines
class IntrospectionIT {

    private final Hallpass hallpass;
    private final Http http;
    private final TestUser admin;
    private ServiceClient client;
    private TestUser user;

    IntrospectionIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
        admin = hallpass.admin();
    }

    @BeforeEach
    void register() {
        client = ServiceClient.register(http, admin, List.of("todo"), List.of("user"));
        user = TestUser.register(http);
    }

    @Test
    void an_access_token_is_described() {
        Tokens tokens = user.signIn();

        Answer answer =
                client.call("/auth/introspect").form("token", tokens.access()).expect(200);

        assertTrue(answer.header("Cache-Control").contains("no-store"), answer::toString);
        JsonObject found = answer.json();
        JsonObject claims = tokens.claims();
        assertTrue(found.getBoolean("active"));
        for (String same : Set.of("sub", "upn", "client_id", "iss", "exp", "iat", "aud", "groups", "jti", "sid")) {
            assertEquals(claims.get(same), found.get(same), same);
        }
        assertEquals(user.id(), found.getString("user_id"));
        assertEquals("Bearer", found.getString("token_type"));
    }

    @Test
    void a_refresh_token_is_described_and_is_for_the_authorization_server_only() {
        Tokens tokens = user.signIn();

        JsonObject found = client.introspect(tokens.refresh());

        assertTrue(found.getBoolean("active"));
        assertEquals(user.id(), found.getString("sub"));
        assertEquals(user.id(), found.getString("user_id"));
        assertEquals(user.email(), found.getString("upn"));
        assertEquals(List.of("user"), Json.texts(found, "groups"));
        assertEquals("hallpass", found.getString("client_id"));
        assertEquals(List.of("auth"), Json.texts(found, "aud"));
        assertEquals(hallpass.issuer(), found.getString("iss"));
        assertEquals("refresh_token", found.getString("token_type"));
        assertEquals(30L * 86400, found.getInt("exp") - found.getInt("iat"));
    }

    @Test
    void a_clients_token_is_described() {
        JsonObject found = client.introspect(client.access());

        assertTrue(found.getBoolean("active"));
        assertEquals(client.id(), found.getString("sub"));
        assertEquals(client.id(), found.getString("upn"));
        assertEquals(List.of("user"), Json.texts(found, "groups"));
        assertFalse(found.containsKey("user_id"));
        assertFalse(found.containsKey("sid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "something_else"})
    void a_hint_is_just_a_hint(String hint) {
        Tokens tokens = user.signIn();

        for (String token : List.of(tokens.access(), tokens.refresh())) {
            assertTrue(client.call("/auth/introspect")
                    .form("token", token, "token_type_hint", hint)
                    .expect(200)
                    .json()
                    .getBoolean("active"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"junk", "a.b.c", "e30.e30.", "..", "ü", "eyJhbGciOiJub25lIn0.e30."})
    void a_bad_token_is_not_active_and_nothing_else_is_said(String token) {
        assertEquals(Set.of("active"), client.introspect(token).keySet());
        assertFalse(client.findsActive(token));
    }

    @Test
    void a_changed_token_is_not_active() {
        String token = user.token();

        assertFalse(client.findsActive(token.substring(0, token.length() - 10) + "AAAAAAAAAA"));
        assertFalse(client.findsActive(token + "="));
    }

    @Test
    void a_spent_refresh_token_is_not_active() {
        Tokens first = user.signIn();
        Tokens second = Tokens.of(user.refresh(first));

        assertFalse(client.findsActive(first.refresh()));
        assertTrue(client.findsActive(second.refresh()));
    }

    @Test
    void only_confidential_clients_may_ask() {
        String token = user.token();

        Refusals.oauth(
                401,
                "invalid_client",
                http.post("/auth/introspect").form("token", token).send());
        Refusals.oauth(
                401,
                "invalid_client",
                http.post("/auth/introspect")
                        .form("token", token, "client_id", "hallpass")
                        .send());
        Refusals.oauth(
                401,
                "invalid_client",
                http.post("/auth/introspect").token(token).form("token", token).send());
        Refusals.oauth(
                401,
                "invalid_client",
                wrong().call("/auth/introspect").form("token", token).send());
        Refusals.oauth(
                400, "invalid_request", client.call("/auth/introspect").form().send());
        Refusals.oauth(
                400,
                "invalid_request",
                client.call("/auth/introspect")
                        .form("token", token, "token", token)
                        .send());
        assertTrue(http.post("/auth/introspect")
                .form("token", token, "client_id", client.id(), "client_secret", client.secret())
                .expect(200)
                .json()
                .getBoolean("active"));
    }

    @Test
    void the_tokens_of_an_ended_session_are_not_active() {
        Tokens signedOut = user.signIn();
        Tokens stays = user.signIn();

        http.post("/auth/revoke").form("token", signedOut.access()).expect(200);
        assertBothActive(false, signedOut);
        assertBothActive(true, stays);

        change("disabled", true);
        assertBothActive(false, stays);
        change("disabled", false);
        Tokens again = user.signIn();
        assertBothActive(true, again);

        http.delete("/auth/users/" + user.id()).as(admin).expect(204);
        assertBothActive(false, again);
    }

    @Test
    void a_role_that_was_taken_away_is_not_shown() {
        change("roles", List.of("user", "teacher"));
        Tokens tokens = user.signIn();

        change("roles", List.of("user", "other"));

        assertEquals(List.of("user"), Json.texts(client.introspect(tokens.access()), "groups"));
    }

    @Test
    void a_client_revokes_its_own_tokens() {
        String token = client.access();
        String another = client.access();
        ServiceClient witness = ServiceClient.register(http, admin, List.of("auth"), List.of());

        Refusals.oauth(
                401,
                "invalid_client",
                http.post("/auth/revoke").form("token", token).send());
        Refusals.oauth(
                400,
                "invalid_grant",
                witness.call("/auth/revoke").form("token", token).send());
        Refusals.oauth(
                401,
                "invalid_client",
                wrong().call("/auth/revoke").form("token", token).send());
        assertTrue(witness.findsActive(token));

        client.call("/auth/revoke")
                .form("token", token, "token_type_hint", "refresh_token")
                .expect(200);

        assertFalse(witness.findsActive(token));
        assertTrue(witness.findsActive(another), "another run of the same program");
        assertTrue(witness.findsActive(client.access()), "the client goes on");
        client.call("/auth/revoke").form("token", token).expect(200);
    }

    @Test
    void a_client_cannot_end_a_session_that_was_given_to_another_one() {
        Tokens tokens = user.signIn();
        Tokens next = Tokens.of(user.refresh(tokens));

        for (String token : List.of(next.refresh(), next.access(), tokens.refresh(), tokens.access())) {
            Refusals.oauth(
                    400,
                    "invalid_grant",
                    client.call("/auth/revoke").form("token", token).send());
        }

        assertBothActive(true, next);
        Tokens.of(user.refresh(next));
    }

    @Test
    void the_holder_of_a_token_of_the_public_client_may_revoke_it() {
        Tokens tokens = user.signIn();

        http.post("/auth/revoke")
                .form("token", tokens.refresh(), "client_id", "hallpass")
                .expect(200);

        assertBothActive(false, tokens);
        Refusals.oauth(400, "invalid_grant", user.refresh(tokens));
    }

    private void assertBothActive(boolean expected, Tokens tokens) {
        assertEquals(expected, client.findsActive(tokens.access()), "access token");
        assertEquals(expected, client.findsActive(tokens.refresh()), "refresh token");
    }

    private ServiceClient wrong() {
        return new ServiceClient(http, client.id(), client.secret() + "x");
    }

    private void change(String member, Object value) {
        http.patch("/auth/users/" + user.id())
                .as(admin)
                .mergePatch(member, value)
                .expect(200);
    }
}
