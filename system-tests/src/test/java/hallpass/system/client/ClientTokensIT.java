package hallpass.system.client;

import static hallpass.system.http.ServiceClient.basic;
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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Access tokens that service clients get for themselves (RFC 6749 section 4.4). */
@OnBothEngines
class ClientTokensIT {

    private final Http http;
    private final TestUser admin;

    ClientTokensIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
    }

    @Test
    void its_token_says_what_was_registered_and_no_more() {
        ServiceClient client = client("todo");

        Answer answer = client.token().expect(200);

        assertEquals("Bearer", answer.text("token_type"));
        assertEquals("todo", answer.text("scope"));
        assertFalse(answer.json().containsKey("refresh_token"), answer::toString);
        assertTrue(answer.header("Cache-Control").contains("no-store"), answer::toString);
        JsonObject claims = Tokens.part(answer.text("access_token"), 1);
        assertEquals(client.id(), claims.getString("sub"));
        assertEquals(client.id(), claims.getString("client_id"));
        assertEquals(client.id(), claims.getString("upn"));
        assertEquals(List.of("todo"), Json.texts(claims, "aud"));
        assertEquals(List.of("user"), Json.texts(claims, "groups"));
        assertFalse(claims.containsKey("sid"));
        assertEquals("at+jwt", Tokens.part(answer.text("access_token"), 0).getString("typ"));
    }

    @Test
    void services_take_it_as_registered() {
        String token = client("todo").access();
        String withoutRole =
                ServiceClient.register(http, admin, List.of("todo"), List.of()).access();

        http.get("/todo/tasks").token(token).expect(200);
        Refusals.problem(403, http.get("/todo/tasks").token(withoutRole).send());
        Refusals.problem(401, http.get("/auth/users/me").token(token).send());
    }

    @Test
    void a_service_with_the_role_admin_is_an_admin_and_no_user() {
        ServiceClient service = ServiceClient.register(http, admin, List.of("auth"), List.of("user", "admin"));
        String token = service.access();

        http.get("/auth/users?page_size=1").token(token).expect(200);
        for (String path : List.of("/auth/users/me", "/auth/userinfo")) {
            Answer answer = http.get(path).token(token).send();
            assertTrue(Set.of(401, 403).contains(answer.status()), answer::toString);
        }
        http.delete("/auth/clients/" + service.id()).as(admin).expect(204);
        Answer gone = http.get("/auth/users").token(token).send();
        assertTrue(Set.of(401, 403).contains(gone.status()), gone::toString);
    }

    @Test
    void it_authenticates_by_the_header_or_by_the_form_but_not_by_both() {
        ServiceClient client = client("todo");

        form("client_id", client.id(), "client_secret", client.secret()).expect(200);
        client.token("client_id", client.id()).expect(200);

        Refusals.oauth(400, "invalid_request", client.token("client_secret", client.secret()));
        Refusals.oauth(400, "invalid_request", client.token("client_id", "another"));
        Refusals.oauth(
                400, "invalid_request", client.token("client_id", client.id(), "client_secret", client.secret()));
        Refusals.oauth(400, "invalid_request", client.token("scope", "todo", "scope", "todo"));
    }

    @Test
    void a_client_with_wrong_credentials_is_refused() {
        ServiceClient client = client("todo");
        ServiceClient other = client("todo");

        for (String header : List.of(
                basic(client.id(), "wrong"),
                basic(client.id(), ""),
                basic(client.id(), other.secret()),
                basic("nobody", client.secret()),
                basic("", client.secret()),
                "Basic !",
                "Basic " + Base64.getEncoder().encodeToString("no-colon".getBytes(StandardCharsets.UTF_8)))) {
            Answer refused = http.post("/auth/token")
                    .header("Authorization", header)
                    .form("grant_type", "client_credentials")
                    .send();
            Refusals.oauth(401, "invalid_client", refused);
            assertTrue(refused.header("WWW-Authenticate").startsWith("Basic realm=\""), refused::toString);
        }
        Refusals.oauth(401, "invalid_client", form("client_id", client.id(), "client_secret", "wrong"));
        Refusals.oauth(401, "invalid_client", form("client_id", client.id()));
        Refusals.oauth(401, "invalid_client", form("client_id", "hallpass"));
        Refusals.oauth(401, "invalid_client", form());
    }

    @Test
    void its_scope_may_be_narrower_and_never_wider() {
        ServiceClient client = ServiceClient.register(http, admin, List.of("auth", "todo"), List.of("user"));

        assertEquals("auth todo", client.token().expect(200).text("scope"));
        Answer narrowed = client.token("scope", "todo").expect(200);
        assertEquals("todo", narrowed.text("scope"));
        assertEquals(List.of("todo"), Json.texts(Tokens.part(narrowed.text("access_token"), 1), "aud"));
        Refusals.oauth(400, "invalid_scope", client.token("scope", "todo web"));
    }

    @Test
    void it_gets_no_users_tokens() {
        ServiceClient client = client("todo");
        TestUser user = TestUser.register(http);
        Tokens tokens = user.signIn();

        Refusals.oauth(
                400,
                "unauthorized_client",
                client.call("/auth/token")
                        .form("grant_type", "password", "username", user.email(), "password", user.password())
                        .send());
        Refusals.oauth(
                400,
                "invalid_grant",
                client.call("/auth/token")
                        .form("grant_type", "refresh_token", "refresh_token", tokens.refresh())
                        .send());
        Tokens.of(user.refresh(tokens)); // the refresh token has not been spent
    }

    private ServiceClient client(String audience) {
        return ServiceClient.register(http, admin, List.of(audience), List.of("user"));
    }

    private Answer form(String... credentials) {
        String[] fields = new String[credentials.length + 2];
        fields[0] = "grant_type";
        fields[1] = "client_credentials";
        System.arraycopy(credentials, 0, fields, 2, credentials.length);
        return http.post("/auth/token").form(fields).send();
    }
}
